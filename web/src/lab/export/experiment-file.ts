// SPDX-License-Identifier: MIT
/** An experiment as a JSON file: its settings, its seeds, every change of a run, and its data where they are wanted. */
import type { DataArrays, DataShape } from '../data/data-set';
import { data_values_of, shape_of } from '../experiment/data-settings';
import { MOST_STEPS } from '../experiment/settings';
import type { ExperimentSettings, Value } from '../experiment/types';
import { next_change, type Plan, type RunSpec, settings_at } from '../run/plan';
import { float32_text } from './float32-text';

export const EXPERIMENT_FORMAT = 'momentum-lab experiment';
export const EXPERIMENT_VERSION = 1;

export interface ExperimentContent {
  experiment: ExperimentSettings;
  /** in their order */
  runs: readonly RunSpec[];
  /** where they rest */
  steps: number;
  /** of data that are no draws, where they are wanted in it */
  arrays: DataArrays | null;
}

interface ChangeRow {
  step: number;
  [key: string]: Value;
}

/** What differs from the update before; with another rule or schedule, all of its settings. */
function changes_of(plan: Plan): ChangeRow[] {
  const changes: ChangeRow[] = [];
  let before = settings_at(plan, 0);
  for (let step = next_change(plan, 0); step <= MOST_STEPS; step = next_change(plan, step)) {
    const now = settings_at(plan, step);
    const anew = now.rule !== before.rule || now.schedule !== before.schedule;
    const changed = Object.entries(now).filter(([key, value]) => anew || before[key] !== value);
    if (changed.length > 0) changes.push({ step, ...Object.fromEntries(changed) });
    before = now;
  }
  return changes;
}

const run_row = ({ plan, style, build_options }: RunSpec) => ({
  id: plan.id,
  style,
  build_options,
  settings: settings_at(plan, 0),
  changes: changes_of(plan),
  ...(plan.edits?.length ? { edits: plan.edits } : {}),
});

/** Numbers as short as they can be. */
const numbers_of = (values: ArrayLike<number>) => Array.from(values, (value) => Number(float32_text(value)));

const data_row = (arrays: DataArrays, { samples, features, classes, outputs }: DataShape) => ({
  samples,
  features,
  classes,
  outputs,
  x: numbers_of(arrays.x),
  y: numbers_of(arrays.y),
});

/** The text of a file. */
export function write_experiment({ experiment, runs, steps, arrays }: ExperimentContent): string {
  const file = {
    format: EXPERIMENT_FORMAT,
    version: EXPERIMENT_VERSION,
    steps,
    experiment: { ...experiment, data_values: data_values_of(experiment) },
    runs: runs.map(run_row),
    ...(arrays ? { data: data_row(arrays, shape_of(experiment)) } : {}),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
