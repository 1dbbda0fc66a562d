// SPDX-License-Identifier: MIT
/** Ready-made experiments. A preset says everything but how fast and where we look. */
import type { DataKind, ExperimentSettings, PresetId, RunId, RunSettings, ViewSettings } from './contract';
import { constant_plan, type Experiment } from './plan';
import { defaults, EXPERIMENT, RUN_DEFAULTS, VIEW } from './settings';

export interface Preset {
  id: PresetId;
  experiment: ExperimentSettings;
  runs: Record<RunId, RunSettings>;
  /** random labels can only be memorised, so their target is more modest */
  view: Pick<ViewSettings, 'stop_step' | 'stop_loss' | 'target'>;
}

function preset(id: PresetId, data: DataKind, target: number, lr: number): Preset {
  const { stop_step, stop_loss } = defaults<ViewSettings>(VIEW);
  return {
    id,
    experiment: { ...defaults<ExperimentSettings>(EXPERIMENT), data },
    runs: { a: { ...RUN_DEFAULTS.a, lr }, b: { ...RUN_DEFAULTS.b, lr } },
    view: { stop_step, stop_loss, target },
  };
}

/** In the order they are offered. The first is the page's default. */
export const PRESETS: readonly [Preset, ...Preset[]] = [
  preset('article', 'torch_rand', 0.5, 0.1),
  preset('learnable', 'torch_rand_learnable', 0.1, 0.1),
  // The article's first listing: plain descent with lr = 10, thrown far off by its first steps.
  preset('plunge', 'torch_rand', 0.5, 10),
];

/** What the page is before anyone said anything. */
export function default_experiment(): Experiment {
  const [{ experiment, runs }] = PRESETS;
  return {
    experiment,
    runs: { a: constant_plan(runs.a), b: constant_plan(runs.b) },
    view: defaults<ViewSettings>(VIEW),
    steps: 0,
  };
}

const same = <T extends object>(a: T, b: T) =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

/** The preset these settings are; the target and the stops are free. */
export function preset_of(experiment: ExperimentSettings, runs: Record<RunId, RunSettings>): PresetId | null {
  const found = PRESETS.find(
    (one) => same(one.experiment, experiment) && same(one.runs.a, runs.a) && same(one.runs.b, runs.b),
  );
  return found?.id ?? null;
}
