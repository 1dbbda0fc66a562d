// SPDX-License-Identifier: MIT
/** The arrays that the runs are fed, where their data are no draws. */
import { arrays_of } from '../../lab/data/arrays';
import type { DataArrays } from '../../lab/data/data-set';
import type { Lab } from '../../lab/view';

/** Null for data that the core draws. */
export const fed_arrays = async (lab: Lab): Promise<DataArrays | null> => arrays_of(lab.experiment.peek());
