// SPDX-License-Identifier: MIT
/** What the lab is made of. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Conductor } from './conductor';
import type { ExperimentSettings, RunId, ViewSettings } from './contract';
import type { Probing } from './probing';
import type { RavineSettings } from './ravine/settings';
import type { Run } from './run';

export interface Parts {
  experiment: Signal<ExperimentSettings>;
  view: Signal<ViewSettings>;
  ravine: Signal<RavineSettings>;
  runs: Record<RunId, Run>;
  order: Signal<readonly RunId[]>;
  /** the run looked into */
  inside: ReadonlySignal<RunId>;
  conductor: Conductor;
  probing: Probing;
  stop_was_asked: Signal<boolean>;
}
