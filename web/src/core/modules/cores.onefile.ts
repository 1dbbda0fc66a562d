// SPDX-License-Identifier: MIT
/** In momentum-lab.html there is one core, which has everything. */
import { loadMomentum } from '../momentum';

export const CORES = { run: loadMomentum, whole: loadMomentum };
