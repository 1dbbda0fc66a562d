// SPDX-License-Identifier: MIT
/** The products of runs by name; those of the core alone are in core-tasks. */
import type { LiveProducts, RunTasks } from '../protocol';
import { data_points } from './data-points';
import { gradient } from './gradient';
import { data_plane, LATE_LIVE } from './late/arrival';
import type { LiveProductOf, RunTaskOf } from './product';
import { step_trace } from './step-trace';
import { velocity_by_layer } from './velocity-by-layer';
import { zero_grad_losses } from './zero-grad-losses';

/** A name of the protocol's maps that is not here does not compile. */
export const LIVE_PRODUCTS: { readonly [Name in keyof LiveProducts]: LiveProductOf<Name> } = {
  step_trace,
  velocity_by_layer,
  ...LATE_LIVE,
};

export const RUN_TASKS: { readonly [Name in keyof RunTasks]: RunTaskOf<Name> } = {
  gradient,
  zero_grad_losses,
  data_points,
  data_plane,
};
