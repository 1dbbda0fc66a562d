// SPDX-License-Identifier: MIT
/** The gradient of a run's last or open step, at every parameter. */
import { memory_in, type RunTaskOf } from './product';

export const gradient: RunTaskOf<'gradient'> = {
  cadence: 'once',
  compute: (run) => run.observed_step().gradient.slice(),
  transfer: memory_in,
};
