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

/** What a preset says otherwise than the defaults do. */
interface Difference {
  data?: DataKind;
  experiment?: Partial<ExperimentSettings>;
  a?: Partial<RunSettings>;
  b?: Partial<RunSettings>;
  target?: number;
  stop_step?: number;
}

function preset(id: PresetId, difference: Difference): Preset {
  const { data = 'torch_rand_learnable', experiment, a, b, ...view } = difference;
  const { stop_step, stop_loss } = defaults<ViewSettings>(VIEW);
  return {
    id,
    experiment: { ...defaults<ExperimentSettings>(EXPERIMENT), data, ...experiment },
    runs: { a: { ...RUN_DEFAULTS.a, ...a }, b: { ...RUN_DEFAULTS.b, ...b } },
    view: { stop_step, stop_loss, target: 0.1, ...view },
  };
}

/** In the order they are offered. The first is the page's default. */
export const PRESETS: readonly [Preset, ...Preset[]] = [
  preset('learnable', {}),
  preset('article', { data: 'torch_rand', target: 0.5 }),
  // The article's first listing: plain descent, one step, one tensor.
  preset('listing', {
    data: 'torch_rand',
    experiment: { runs: 'a', a_params: 'linear1.weight' },
    a: { lr: 10 },
    target: 0.5,
    stop_step: 1,
  }),
  preset('plunge', { data: 'torch_rand', a: { lr: 10 }, b: { lr: 10 }, target: 0.5 }),
  preset('friction', { b: { momentum: 0.999 } }),
];

/** What the page is before anyone said anything. */
export function default_experiment(): Experiment {
  const [{ experiment, runs, view }] = PRESETS;
  return {
    experiment,
    runs: { a: constant_plan(runs.a), b: constant_plan(runs.b) },
    view: { ...defaults<ViewSettings>(VIEW), ...view },
    steps: null,
    phase: 0,
  };
}

const same = <T extends object>(a: T, b: T) =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

/** The preset these settings are; the target and the stops are free. */
export function preset_of(experiment: ExperimentSettings, runs: Record<RunId, RunSettings>): PresetId | null {
  const alone = experiment.runs === 'a';
  const found = PRESETS.find(
    (one) =>
      same(one.experiment, experiment) && same(one.runs.a, runs.a) && (alone || same(one.runs.b, runs.b)),
  );
  return found?.id ?? null;
}
