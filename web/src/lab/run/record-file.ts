// SPDX-License-Identifier: MIT
/** A run's record written as JSON and bytes, and read back to the bit; what is none is refused by field, value and what is allowed. */
import { COLOURS } from '../../lib/colours';
import { type Packed, pack, unpack } from '../../lib/packed';
import { type BucketData, buckets_of, type DecimatedData, roomy } from '../../lib/series/decimated-series';
import type { SparseData } from '../../lib/series/sparse-series';
import {
  a_count,
  a_flag,
  a_number,
  a_text,
  list_of,
  map_of,
  numbers,
  object_of,
  one_of,
  or_null,
  refuse_shape,
  type Shape,
  some_bytes,
  which,
} from '../../lib/shape';
import { settings_keys } from '../experiment/schema';
import type { Control } from '../experiment/setting';
import { run_setting } from '../experiment/settings';
import type { RunSettings, Value } from '../experiment/types';
import { RUN_IDS } from '../ids';
import { CAUSES } from './causes';
import { type MetricsData, no_metrics, OF_STEPS, OPENING, SCORES, trimmed_metrics } from './metrics';
import type { Change, Edit, Plan } from './plan';
import type { Checkpoint, RecordData } from './record-data';

const FORMAT = 'momentum-lab record';
const VERSION = 1;

export const write_record = (record: RecordData): Packed =>
  pack({ format: FORMAT, version: VERSION, record: { ...record, metrics: trimmed_metrics(record.metrics) } });

/** Throws a ShapeError for what no run can have come to. */
export function read_record(packed: Packed): RecordData {
  const { record } = FILE(unpack(packed), 'file');
  const { metrics } = record;
  const [losses, batches, steps] = [roomy(metrics.losses), roomy(metrics.batches), roomy(metrics.steps)];
  return { ...record, metrics: { ...metrics, losses, batches, steps } };
}

// ---- settings

function allowed_of(control: Control): string {
  if (control.kind === 'flag') return 'true or false';
  if (control.kind === 'number') return `a number in ${control.min} … ${control.max}`;
  if (control.kind === 'slider') return `a number in ${control.typed.join(' … ')}`;
  return control.kind === 'text' ? 'a text' : control.choices.join(', ');
}

/** An option's value, as the page would take it by hand. */
const option =
  (key: string): Shape<Value> =>
  (value, field) => {
    const setting = run_setting(key);
    if (!setting) refuse_shape(field, 'left out: no rule and no schedule has it', value);
    const is_value = typeof value === typeof setting.default;
    const parsed = is_value ? setting.parse(setting.format(value as Value)) : null;
    if (!parsed?.ok || parsed.value !== value) refuse_shape(field, allowed_of(setting.control), value);
    return value as Value;
  };

const SETTINGS: Shape<RunSettings> = (value, field) => {
  const settings = map_of(option)(value, field) as unknown as RunSettings;
  const { rule, schedule } = settings;
  if (rule === undefined) refuse_shape(`${field}.rule`, 'a rule', rule);
  if (schedule === undefined) refuse_shape(`${field}.schedule`, 'a schedule', schedule);
  const keys = settings_keys(rule, schedule);
  const missing = keys.find((key) => settings[key] === undefined);
  if (missing !== undefined)
    refuse_shape(`${field}.${missing}`, `an option of ${rule}, ${schedule}`, undefined);
  return settings;
};

const grows = (steps: readonly number[]) =>
  steps.every((step, i) => i === 0 || step > (steps[i - 1] as number));
const in_order = <T extends { step: number }>(all: readonly T[]) => grows(all.map(({ step }) => step));

const changes_of = (key: string) =>
  which(
    list_of(object_of<Change>({ step: a_count, value: option(key) })),
    (all) => all[0]?.step === 0 && in_order(all),
    'changes by growing step, the first at step 0',
  );

const EDITS = which(
  list_of(object_of<Edit>({ step: a_count, parameter: a_count, value: a_number })),
  (all) => all.every(({ step }, i) => i === 0 || step >= (all[i - 1] as Edit).step),
  'edits by growing step',
);

/** One without edits has no word of them. */
const PLAN: Shape<Plan> = (value, field) => {
  const shapes = { id: one_of(RUN_IDS), changes: map_of(changes_of) };
  const has_edits = typeof value === 'object' && value !== null && 'edits' in value;
  return has_edits
    ? object_of<Plan>({ ...shapes, edits: EDITS })(value, field)
    : object_of<Omit<Plan, 'edits'>>(shapes)(value, field);
};

/** all, or names in the network's order. */
const PARAMS = which(
  a_text,
  (text) => /^(all|\w+\.(weight|bias)(,\w+\.(weight|bias))*)$/.test(text),
  'all, or tensors as linear1.weight with commas between',
);

// ---- what came of it

const POINT = object_of({ step: a_count, value: a_number });

/** Each bucket's extremes lie at steps of its own. */
function lie_within({ origin, width, length }: DecimatedData<never>, steps: Float64Array): boolean {
  return steps.every((step, bucket) => {
    const index = step - origin;
    return Number.isSafeInteger(index) && Math.floor(index / width) === bucket && index < length;
  });
}

function column_of(data: DecimatedData<never>): Shape<BucketData> {
  const values = numbers(buckets_of(data));
  const steps = which(values, (all) => lie_within(data, all), 'steps of their own buckets');
  return object_of<BucketData>({
    low: values,
    high: values,
    low_step: steps,
    high_step: steps,
    first: a_number,
    last: a_number,
    tip: or_null(POINT),
    least: a_number,
    greatest: a_number,
  });
}

const each = <Name extends string, T>(names: readonly Name[], shape: Shape<T>) =>
  object_of<Record<Name, T>>(
    Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape<T>>,
  );

/** As an empty one is, with the columns it has. */
function decimated<Column extends string>(empty: DecimatedData<Column>): Shape<DecimatedData<Column>> {
  const { capacity, origin } = empty;
  const is_power = (width: number) => Number.isInteger(Math.log2(width));
  const frame = {
    capacity: one_of([capacity]),
    origin: one_of([origin]),
    width: which(a_count, is_power, 'a power of 2'),
    length: a_count,
  };
  return (value, field) => {
    const known = object_of<Omit<DecimatedData<never>, 'columns'> & { columns: Record<string, unknown> }>({
      ...frame,
      columns: map_of(() => (column) => column),
    })(value, field);
    const { width, length } = known;
    const fits = length <= width * capacity && (width === 1 || length > (width * capacity) / 2);
    if (!fits)
      refuse_shape(`${field}.length`, `what fills ${capacity} buckets of ${width} by half or more`, length);
    const shape = column_of({ ...known, columns: {} });
    const columns = each(Object.keys(empty.columns) as Column[], shape)(known.columns, `${field}.columns`);
    return { ...empty, width, length, columns };
  };
}

const SPARSE = which(
  object_of<SparseData>({ step: list_of(a_count), value: list_of(a_number), tip: or_null(POINT) }),
  ({ step, value }) => step.length === value.length && grows(step) && !value.some(Number.isNaN),
  'as many values as steps, which grow',
);

const EMPTY = no_metrics();
const SHAPE_OF_METRICS = object_of<MetricsData>({
  losses: decimated(EMPTY.losses),
  batches: decimated(EMPTY.batches),
  steps: decimated(EMPTY.steps),
  opening: each(
    OF_STEPS,
    which(list_of(a_number), ({ length }) => length <= OPENING, `at most ${OPENING} numbers`),
  ),
  scores: each(SCORES, SPARSE),
});

const METRICS = which(
  SHAPE_OF_METRICS,
  ({ losses, batches, steps }) =>
    batches.length === steps.length && losses.length === steps.length + (losses.length > 0 ? 1 : 0),
  'a loss more than steps, and a batch for each step',
);

// ---- the whole

const RECORD = object_of<RecordData>({
  plan: PLAN,
  style: object_of({ name: a_text, colour: one_of(COLOURS), hidden: a_flag }),
  build_options: object_of({ params: PARAMS, zero_grad: a_flag }),
  settings: SETTINGS,
  metrics: METRICS,
  monitor: object_of({
    limit: a_number,
    last: a_number,
    known: object_of({
      worse: or_null(object_of({ since: a_count, at: a_count })),
      worse_alert: a_flag,
      stop_alert: a_flag,
    }),
  }),
  trouble: or_null(
    object_of({
      kind: one_of(['not_finite', 'worse_than_start'] as const),
      step: a_count,
      worse_for: a_count,
      settings: SETTINGS,
      cause: one_of(CAUSES),
      lr: a_number,
      widest: a_number,
      fix: map_of((key) => (key === 'zero_grad' ? a_flag : option(key))),
    }),
  ),
  reached: or_null(object_of({ step: a_count, exact: a_flag })),
  loss: a_number,
  latest: a_number,
  microseconds: a_number,
  checkpoints: which(
    list_of(object_of<Checkpoint>({ step: a_count, bytes: some_bytes })),
    in_order,
    'in the order of their steps',
  ),
});

const FILE = object_of({ format: one_of([FORMAT]), version: one_of([VERSION]), record: RECORD });
