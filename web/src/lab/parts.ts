// SPDX-License-Identifier: MIT
/** What the lab is made of. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { RavineSettings } from '../rooms/ravine/descent/settings';
import type { ExperimentSettings, Problem, RunNature, ViewSettings } from './experiment/types';
import type { RunId } from './ids';
import type { Scheduler } from './playback/scheduler';
import type { Probing } from './run/probing';
import type { Run } from './run/run';

export interface Parts {
  experiment: Signal<ExperimentSettings>;
  view: Signal<ViewSettings>;
  ravine: Signal<RavineSettings>;
  runs: Record<RunId, Run>;
  order: Signal<readonly RunId[]>;
  /** the run looked into */
  inside: ReadonlySignal<RunId>;
  conductor: Scheduler;
  probing: Probing;
  stop_was_asked: Signal<boolean>;
  /** what the core did not take of the experiment; the change is undone */
  refusal: Signal<Problem | null>;
  /** what the core took last, with what each run was built with */
  accepted: {
    experiment: ExperimentSettings;
    natures: readonly (readonly [Run, RunNature])[];
  } | null;
}
