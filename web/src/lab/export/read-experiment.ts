// SPDX-License-Identifier: MIT
/** The reader of experiment files: of unknown origin, so what no page wrote is refused by its field. */
import {
  a_count,
  a_flag,
  a_number,
  a_text,
  list_of,
  map_of,
  object_of,
  one_of,
  or_null,
  refuse_shape,
  type Shape,
  which,
} from '../../lib/shape';
import type { HiddenLayer } from '../../worker/protocol';
import { DATA_KINDS } from '../data';
import type { DataArrays, DataShape, PaintedUse, TableUse } from '../data/data-set';
import { broken_need } from '../experiment/constraints';
import { type DataChoice, data_settings, shape_of } from '../experiment/data-settings';
import { network_of, shares_of } from '../experiment/network';
import { ACTIVATIONS, settings_keys } from '../experiment/schema';
import { rows } from '../experiment/setting';
import {
  build_settings,
  EDITED,
  EXPERIMENT,
  experiment_settings,
  MOST_STEPS,
  ORDER,
  style_settings,
} from '../experiment/settings';
import { option_shape, SETTINGS_SHAPE, setting_shape } from '../experiment/settings-shape';
import type { ExperimentSettings, RunBuildOptions, RunSettings, RunStyle, Value } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import { constant_plan, type Edit, type Plan, type RunSpec, settings_at, with_settings } from '../run/plan';
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION, type ExperimentContent } from './experiment-file';

const anything: Shape<unknown> = (value) => value;

const a_step = which(a_count, (step) => step <= MOST_STEPS, `at most ${MOST_STEPS}`);

/** Values of a table of settings; what is left out is as usual. `own`: of those that are no single value. */
const table_shape =
  <T>(table: object, own: Readonly<Record<string, Shape<unknown>>> = {}): Shape<T> =>
  (value, field) => {
    const settings = rows(table);
    const shapes = { ...Object.fromEntries(settings.map(([key, one]) => [key, setting_shape(one)])), ...own };
    const read = map_of<unknown>((key) =>
      Object.hasOwn(shapes, key)
        ? (shapes[key] as Shape<unknown>)
        : (one, path) => refuse_shape(path, 'left out: there is no such setting', one),
    )(value, field);
    return { ...Object.fromEntries(settings.map(([key, one]) => [key, one.default])), ...read } as T;
  };

const HIDDEN = which(
  list_of(object_of<HiddenLayer>({ units: a_count, activation: one_of(ACTIVATIONS) })),
  (layers) => EXPERIMENT.hidden.admit(layers).ok,
  'layers of a network that the page can have',
);

const TABLE_USE = object_of<TableUse>({
  id: which(a_text, (id) => /^[0-9a-f]{8}$/.test(id), 'eight hexadecimal digits'),
  samples: a_count,
  features: a_count,
  classes: a_count,
  outputs: a_count,
  standardise: a_flag,
});

const PAINTED_USE = which(
  object_of<PaintedUse>({ id: a_text, samples: a_count, classes: a_count, points: or_null(a_text) }),
  (use) => EXPERIMENT.painted.admit(use).ok,
  'painted points that are whole',
);

const read_settings: Shape<ExperimentSettings> = (value, field) => {
  const { data, data_values } = map_of(() => anything)(value, field);
  const kind = one_of(DATA_KINDS)(data, `${field}.data`);
  const values = table_shape<Record<string, number>>(data_settings(kind))(
    data_values ?? {},
    `${field}.data_values`,
  );
  const choice: DataChoice = { data: kind, data_values: values };
  const own = {
    data: one_of(DATA_KINDS),
    data_values: anything,
    hidden: HIDDEN,
    table: or_null(TABLE_USE),
    painted: or_null(PAINTED_USE),
  };
  const { data_values: _, ...read } = table_shape<ExperimentSettings>(experiment_settings(choice), own)(
    value,
    field,
  );
  const experiment = Object.keys(values).length > 0 ? { ...read, data_values: values } : read;
  const { train, test } = shares_of(experiment);
  if (train < 1 || (experiment.test === 'split' && test < 1))
    refuse_shape(`${field}.test_share`, 'a share that leaves samples for both parts', experiment.test_share);
  return experiment;
};

// ---- runs

/** What the core would refuse is refused here. */
const whole_settings: Shape<RunSettings> = (value, field) => {
  const settings = SETTINGS_SHAPE(value, field);
  const broken = broken_need(settings, field, '');
  if (broken) {
    const { field: name, is, needs } = broken.reason;
    refuse_shape(
      `${field}.${name}`,
      `another value than ${is}, which asks more of ${needs}`,
      settings[name ?? ''],
    );
  }
  return settings;
};

const change_shape: Shape<{ step: number; values: Record<string, Value> }> = (value, field) => {
  const { step, ...values } = map_of((key) => (key === 'step' ? a_step : option_shape(key)))(value, field);
  if (step === undefined) refuse_shape(`${field}.step`, 'a step', step);
  return { step: Number(step), values: values as Record<string, Value> };
};

/** The plan with a change: of another rule or schedule everything must be said. */
function changed(plan: Plan, change: ReturnType<typeof change_shape>, field: string): Plan {
  const { step, values } = change;
  const before = settings_at(plan, step);
  const merged = { ...before, ...values };
  const keys = ['rule', 'schedule', ...settings_keys(merged.rule, merged.schedule)];
  const vain = Object.keys(values).find((key) => !keys.includes(key));
  if (vain !== undefined)
    refuse_shape(`${field}.${vain}`, `left out: ${merged.rule} has it not`, values[vain]);
  const now = whole_settings(Object.fromEntries(keys.map((key) => [key, merged[key] as Value])), field);
  return with_settings(plan, step, now);
}

/** Parameters of a network that has so many, set by hand: at steps that do not fall, at a step each once. */
const edits_shape = (parameters: number): Shape<Edit[]> =>
  which(
    list_of(
      object_of<Edit>({
        step: a_step,
        parameter: which(a_count, (index) => index < parameters, `less than ${parameters}`),
        value: which(a_number, (value) => EDITED.admit(value).ok, 'a value that the page can set'),
      }),
    ),
    (all) =>
      all.every(({ step }, i) => step >= (all[i - 1]?.step ?? 0)) &&
      new Set(all.map(({ step, parameter }) => `${step} ${parameter}`)).size === all.length,
    'edits by growing step, at a step each parameter once',
  );

const RUN = (hidden: readonly HiddenLayer[]) =>
  object_of<{
    id: RunId;
    style: RunStyle;
    build_options: RunBuildOptions;
    settings: RunSettings;
    changes: ReturnType<typeof change_shape>[];
  }>({
    id: one_of(RUN_IDS),
    style: table_shape(style_settings('a')),
    build_options: table_shape(build_settings(hidden)),
    settings: whole_settings,
    changes: which(
      list_of(change_shape),
      (all) => all.every(({ step }, i) => step > (all[i - 1]?.step ?? 0)),
      'changes by growing step, from 1 on',
    ),
  });

const read_run =
  (experiment: ExperimentSettings): Shape<RunSpec> =>
  (value, field) => {
    const { edits, ...rest } = map_of(() => anything)(value, field);
    const { id, style, build_options, settings, changes } = RUN(experiment.hidden)(rest, field);
    const by_hand = edits_shape(network_of(experiment).parameters)(edits ?? [], `${field}.edits`);
    const plan = changes.reduce<Plan>(
      (now, change, i) => changed(now, change, `${field}.changes[${i}]`),
      constant_plan(id, settings),
    );
    return { plan: by_hand.length > 0 ? { ...plan, edits: by_hand } : plan, style, build_options };
  };

// ---- data

const read_arrays =
  (shape: DataShape): Shape<DataArrays> =>
  (value, field) => {
    const a_label = which(a_count, (label) => label < shape.classes, `less than ${shape.classes}`);
    const { x, y, ...sizes } = object_of<DataShape & { x: number[]; y: number[] }>({
      samples: one_of([shape.samples]),
      features: one_of([shape.features]),
      classes: one_of([shape.classes]),
      outputs: one_of([shape.outputs]),
      x: list_of(which(a_number, Number.isFinite, 'a finite number')),
      y: list_of(shape.classes > 0 ? a_label : which(a_number, Number.isFinite, 'a finite number')),
    })(value, field);
    const width = sizes.classes > 0 ? 1 : sizes.outputs;
    const lengths = [sizes.samples * sizes.features, sizes.samples * width];
    if (x.length !== lengths[0]) refuse_shape(`${field}.x`, `${lengths[0]} numbers`, x.length);
    if (y.length !== lengths[1]) refuse_shape(`${field}.y`, `${lengths[1]} numbers`, y.length);
    return { x: Float32Array.from(x), y: sizes.classes > 0 ? Int32Array.from(y) : Float32Array.from(y) };
  };

// ---- the whole

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse_shape('file', 'JSON', text);
  }
};

/** Throws a ShapeError for what no page wrote. */
export function read_experiment(text: string): ExperimentContent {
  const { data, ...rest } = map_of(() => anything)(parsed(text), 'file');
  const file = object_of({
    format: one_of([EXPERIMENT_FORMAT]),
    version: one_of([EXPERIMENT_VERSION]),
    steps: a_step,
    experiment: read_settings,
    runs: list_of(anything),
  })(rest, 'file');
  const { experiment, steps } = file;
  const runs = list_of(read_run(experiment))(file.runs, 'file.runs');
  if (!ORDER.admit(runs.map(({ plan }) => plan.id)).ok)
    refuse_shape('file.runs', `one to ${RUN_IDS.length} runs, each with an id of its own`, file.runs);
  const arrays = data === undefined ? null : read_arrays(shape_of(experiment))(data, 'file.data');
  return { experiment, runs, steps, arrays };
}
