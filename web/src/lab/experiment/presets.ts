// SPDX-License-Identifier: MIT
/** Ready-made experiments. A preset says everything but how fast and where we look. */
import { shallow_equal } from '../../lib/shallow-equal';
import type { DataKind } from '../data';
import type { PresetId, RunId } from '../ids';
import { RUN_IDS } from '../ids';
import type { LabRoom } from '../room';
import { constant_plan, type LinkContent, type RunSpec, settings_at } from '../run/plan';
import { DEFAULT_SCHEDULE, default_rule, default_settings, settings_of } from './defaults';
import { DEFAULT_BUILD } from './network';
import { network_text } from './network-text';
import type { RuleType } from './schema';
import { defaults, EXPERIMENT, style_settings, VIEW } from './settings';
import type {
  ExperimentSettings,
  RunBuildOptions,
  RunSettings,
  RunStyle,
  Value,
  ViewSettings,
} from './types';

export interface Preset {
  id: PresetId;
  experiment: ExperimentSettings;
  order: readonly RunId[];
  runs: Record<RunId, RunSpec>;
  /** random labels can only be memorised, so their target is more modest */
  view: Pick<ViewSettings, 'stop_step' | 'stop_loss' | 'target'>;
}

const VIEW_DEFAULTS = defaults<Omit<ViewSettings, 'room'>>(VIEW);

export const default_style = (id: RunId): RunStyle => defaults<RunStyle>(style_settings(id));

const default_spec = (id: RunId): RunSpec => ({
  plan: constant_plan(id, default_settings(id)),
  style: default_style(id),
  build_options: DEFAULT_BUILD,
});

const DEFAULT_SPECS = Object.fromEntries(RUN_IDS.map((id) => [id, default_spec(id)])) as Record<
  RunId,
  RunSpec
>;

/** The runs of all places, as they are before anyone said anything. */
export const default_specs = (): Record<RunId, RunSpec> => ({ ...DEFAULT_SPECS });

type PresetRun = { rule?: RuleType } & Record<string, Value>;

function spec(id: RunId, options: PresetRun, build_options: RunBuildOptions): RunSpec {
  const settings = settings_of(id, options.rule ?? default_rule(id), DEFAULT_SCHEDULE, (key) => options[key]);
  return { plan: constant_plan(id, settings), style: default_style(id), build_options };
}

/** What a preset says otherwise than the defaults do. */
interface Difference {
  data?: DataKind;
  experiment?: Partial<ExperimentSettings>;
  /** settings of its runs, in their order; what is not said is usual */
  runs?: Partial<Record<RunId, PresetRun>>;
  /** of run a */
  build_options?: Partial<RunBuildOptions>;
  target?: number;
  stop_step?: number;
}

function preset(id: PresetId, difference: Difference): Preset {
  const {
    data = 'torch_rand_learnable',
    experiment,
    runs = { a: {}, b: {} },
    build_options,
    ...view
  } = difference;
  const { stop_step, stop_loss } = VIEW_DEFAULTS;
  const options = Object.entries(runs) as [RunId, PresetRun][];
  const specs = options.map(([run, one]) => [
    run,
    spec(run, one, run === 'a' ? { ...DEFAULT_BUILD, ...build_options } : DEFAULT_BUILD),
  ]);
  return {
    id,
    experiment: { ...defaults<ExperimentSettings>(EXPERIMENT), data, ...experiment },
    order: options.map(([run]) => run),
    runs: { ...DEFAULT_SPECS, ...Object.fromEntries(specs) },
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
    runs: { a: { lr: 10 } },
    build_options: { params: 'linear1.weight' },
    target: 0.5,
    stop_step: 1,
  }),
  preset('plunge', { data: 'torch_rand', runs: { a: { lr: 10 }, b: { lr: 10 } }, target: 0.5 }),
  preset('nesterov', { runs: { b: {}, c: {} } }),
  preset('rules', { runs: { a: {}, b: {}, c: {}, d: {} } }),
  preset('batches', { experiment: { batch_size: 32 }, runs: { a: {}, b: {} } }),
  preset('friction', { runs: { a: {}, b: { momentum: 0.999 } } }),
  preset('zeros', { experiment: { init: 'zeros' }, runs: { a: {}, b: {} } }),
  preset('linear', { experiment: { hidden: [] }, runs: { a: {}, b: {} } }),
];

/** What a page of these rooms is before anyone said anything. */
export function default_experiment(rooms: readonly LabRoom[] = []): LinkContent {
  const [{ experiment, order, runs, view }] = PRESETS;
  return {
    experiment,
    order,
    runs,
    view: { room: rooms[0]?.id ?? '', ...VIEW_DEFAULTS, ...view },
    rooms: {},
    steps: null,
    phase: 0,
  };
}

const as_text = (experiment: ExperimentSettings) => ({
  ...experiment,
  hidden: network_text(experiment.hidden),
});

/** A run as it is now. */
export interface Present {
  id: RunId;
  settings: RunSettings;
  build_options: RunBuildOptions;
}

/** The preset these settings are; the target, the stops and how runs are shown are free. */
export function preset_of(experiment: ExperimentSettings, runs: readonly Present[]): PresetId | null {
  const same_runs = (one: Preset) =>
    runs.map(({ id }) => id).join() === one.order.join() &&
    runs.every(({ id, settings, build_options }) => {
      const { plan, build_options: its } = one.runs[id];
      return shallow_equal(its, build_options) && shallow_equal(settings_at(plan, 0), settings);
    });
  const found = PRESETS.find(
    (one) => shallow_equal(as_text(one.experiment), as_text(experiment)) && same_runs(one),
  );
  return found?.id ?? null;
}
