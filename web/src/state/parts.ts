// SPDX-License-Identifier: MIT
/** What the lab is made of. */
import type { Signal } from '@preact/signals';
import type { Conductor } from './conductor';
import type { ExperimentSettings, RunId, ViewSettings } from './contract';
import type { Run } from './run';

export interface Parts {
  experiment: Signal<ExperimentSettings>;
  view: Signal<ViewSettings>;
  runs: Record<RunId, Run>;
  shown: () => readonly RunId[];
  conductor: Conductor;
  stop_was_asked: Signal<boolean>;
}
