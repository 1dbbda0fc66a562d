// SPDX-License-Identifier: MIT
/** A run's record as plain data: what it was set to over its steps, and what came of them. */
import type { Series } from '../../lib/series/series';
import type { RunBuildOptions, RunSettings, RunStyle } from '../experiment/types';
import type { Trouble } from './causes';
import { type MonitorData, nothing_watched } from './divergence-monitor';
import { type MetricsData, no_metrics } from './metrics';
import { type Plan, type RunSpec, settings_at } from './plan';

/** When a target was met. Where the loss after the step before is not known, it was met by this step, perhaps earlier. */
export interface Reached {
  step: number;
  exact: boolean;
}

/** The first kept step that met a target; null: none did. */
export function first_met({ step, value, settled_count }: Series, target: number): Reached | null {
  const index = value.subarray(0, settled_count).findIndex((loss) => loss <= target);
  const found = step[index];
  return found === undefined ? null : { step: found, exact: found - (step[index - 1] ?? -1) === 1 };
}

/** The run as it was after some step, by Trainer.save(): from there its steps can be made on. */
export interface Checkpoint {
  step: number;
  bytes: Uint8Array;
}

export interface RecordData {
  plan: Plan;
  style: RunStyle;
  build_options: RunBuildOptions;
  /** as they are now: what a hand has changed is in the plan when a step was made with it */
  settings: RunSettings;
  metrics: MetricsData;
  monitor: MonitorData;
  trouble: Trouble | null;
  reached: Reached | null;
  /** after the latest step: what is shown, and what was evaluated on all data (NaN: nothing was) */
  loss: number;
  latest: number;
  /** of a step */
  microseconds: number;
  /** of few steps, in their order */
  checkpoints: readonly Checkpoint[];
}

/** Of a run that has made no step and does not know its start yet. */
export const no_record = ({ plan, style, build_options }: RunSpec): RecordData => ({
  plan,
  style,
  build_options,
  settings: settings_at(plan, 0),
  metrics: no_metrics(),
  monitor: nothing_watched(),
  trouble: null,
  reached: null,
  loss: Number.NaN,
  latest: Number.NaN,
  microseconds: Number.NaN,
  checkpoints: [],
});
