// SPDX-License-Identifier: MIT
/** A look back at a step that a run has made: what is asked, and how far the way there is. */
import type { ParameterEdit, Tuning } from './options';
import type { LiveRequests } from './products';
import type { Snapshot } from './snapshot';

/** From the moment `step` updates have been made, updates are made with `tuning`, and of what was set by hand. */
export interface PastChange {
  step: number;
  tuning: Tuning;
  edits?: readonly ParameterEdit[];
}

export interface PastRequest {
  step: number;
  /** by growing step, the first at step 0; those behind `step` are not looked at */
  changes: readonly PastChange[];
  products: LiveRequests;
}

/** The run as it was; while it is on the way there, `snapshot` is null, and `at` how far it has come. */
export interface PastResult {
  at: number;
  snapshot: Snapshot | null;
}
