// SPDX-License-Identifier: MIT
/** What the lab is made of. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ExperimentSettings, Problem, RunBuildOptions, ViewSettings } from './experiment/types';
import type { RunId } from './ids';
import type { LookBack } from './playback/look-back';
import type { Scheduler } from './playback/scheduler';
import type { LabRoom } from './room';
import type { RunSpec } from './run/plan';
import type { Probing } from './run/probing';
import type { Run } from './run/run';

/** What other data took the place of, or undo did: all of the experiment, and where its runs were. */
export interface LabMoment {
  experiment: ExperimentSettings;
  order: readonly RunId[];
  runs: Readonly<Record<RunId, RunSpec>>;
  step: number;
  phase: number;
}

/** Moments before choices of data, and those that undo left; the nearest is the last of each. */
export interface DataHistory {
  past: readonly LabMoment[];
  future: readonly LabMoment[];
}

export const NO_HISTORY: DataHistory = { past: [], future: [] };

export interface LabContext {
  experiment: Signal<ExperimentSettings>;
  view: Signal<ViewSettings>;
  /** the page's, in their order */
  rooms: readonly LabRoom[];
  /** the one that is open */
  room: ReadonlySignal<LabRoom>;
  /** of those that have some, by their ids */
  room_settings: Readonly<Record<string, Signal<object>>>;
  runs: Record<RunId, Run>;
  order: Signal<readonly RunId[]>;
  /** the run looked into */
  inside: ReadonlySignal<RunId>;
  scheduler: Scheduler;
  probing: Probing;
  look_back: LookBack;
  stop_is_explicit: Signal<boolean>;
  /** what the core did not take of the experiment; the change is undone */
  refusal: Signal<Problem | null>;
  /** the ways back from choices of data, and forth again */
  history: Signal<DataHistory>;
  /** what the core took last, with what each run was built with */
  accepted: {
    experiment: ExperimentSettings;
    build_options: readonly (readonly [Run, RunBuildOptions])[];
  } | null;
}
