// SPDX-License-Identifier: MIT
/** What a program of an experiment is written from: settings, every change of them, how far the runs went. */
import type { ExperimentSettings, RunBuildOptions } from '../../experiment/types';
import type { Plan } from '../../run/plan';

export interface ProgramRun {
  name: string;
  plan: Plan;
  build_options: RunBuildOptions;
  /** its loss was no number any more */
  diverged: boolean;
}

export interface ProgramSource {
  /** the first line's comment */
  title: string;
  /** what the page's runs have and the program has not, a comment each */
  unsaid: readonly string[];
  experiment: ExperimentSettings;
  runs: readonly ProgramRun[];
  /** updates made */
  steps: number;
  /** the least loss that is printed, by which digits are chosen; NaN: not known */
  least_loss: number;
}
