// SPDX-License-Identifier: MIT
/**
 * The tables of settings: name in the URL, parser, format and the control that suits it. Ranges, defaults and choices of
 * what the core knows are the core's (schema.ts). Controls, URL codec and checks read them.
 */

import { COLOURS } from '../../lib/colours';
import type { HiddenLayer } from '../../worker/protocol';
import { WATCH_LARGEST } from '../../worker/protocol';
import { DATA_KINDS, type DataKind, data_set } from '../data';
import { MODES, type Mode, RUN_IDS, type RunId } from '../ids';
import { type DataChoice, shape_of } from './data-settings';
import { ALL_TENSORS, ARTICLE, MOST_LAYERS, MOST_UNITS, tensor_names } from './network';
import { network_text, parse_network } from './network-text';
import { painted_setting } from './own/painted-setting';
import { table_setting } from './own/table-setting';
import { mistakes_cell, picked_sample, plane_columns } from './pair-settings';
import { SLIDERS } from './rates';
import {
  DEFAULT_DTYPES,
  type FieldNode,
  INITS,
  OPTION_KEYS,
  type OptionKey,
  option_node,
  REDUCTIONS,
  RULES,
  SAMPLERS,
  SCHEDULES,
  SEED,
  TEST_SEED,
  TEST_SHARE,
  TESTS,
} from './schema';
import {
  type Control,
  choice,
  flag,
  integer,
  number_field,
  type Parsed,
  plain,
  type Range,
  range_of,
  real,
  refuse,
  type Setting,
} from './setting';
import type { ExperimentSettings, RunBuildOptions, RunStyle, Speed, Value, ViewSettings } from './types';

/** The tensors handed to an optimizer. */
function tensors_setting(url: string, hidden: readonly HiddenLayer[]): Setting<string> {
  const all = tensor_names(hidden);
  const admit = (value: string): Parsed<string> => {
    const names = value.split(',').filter((name) => name !== '');
    const known = names.every((name) => name === ALL_TENSORS || all.includes(name));
    if (names.length === 0) return refuse('problem.no_tensor');
    if (!known) return refuse('problem.tensors', { choices: [ALL_TENSORS, ...all].join(', ') });
    const chosen = all.filter((name) => names.includes(name) || names.includes(ALL_TENSORS));
    return { ok: true, value: chosen.length === all.length ? ALL_TENSORS : chosen.join() };
  };
  const parse = (text: string) => admit(plain(text).replace(/[\s,]+/g, ','));
  const control: Control = { kind: 'set', choices: all };
  return { url, default: ALL_TENSORS, control, admit, parse, format: (value) => value };
}

function network(url: string): Setting<readonly HiddenLayer[]> {
  const fits = ({ units }: HiddenLayer) => Number.isInteger(units) && units >= 1 && units <= MOST_UNITS;
  const admit = (layers: readonly HiddenLayer[] | null): Parsed<readonly HiddenLayer[]> =>
    layers && layers.length <= MOST_LAYERS && layers.every(fits)
      ? { ok: true, value: layers }
      : refuse('problem.network', { max: String(MOST_UNITS), layers: String(MOST_LAYERS) });
  const parse = (text: string) => admit(parse_network(plain(text).toLowerCase()));
  return { url, default: ARTICLE, control: { kind: 'text' }, admit, parse, format: network_text };
}

/** 0 = all samples at once */
const batch_size = (samples: number) => integer('batch', 0, { min: 0, max: samples });

const SHARES = range_of(TEST_SHARE);

export const EXPERIMENT = {
  data: choice<DataKind>(
    'data',
    DATA_KINDS,
    DATA_KINDS.map((kind) => data_set(kind).url),
  ),
  table: table_setting('table'),
  painted: painted_setting('points'),
  seed: integer('seed', SEED.default ?? 0, range_of(SEED)),
  batch_size: batch_size(shape_of({ data: 'torch_rand' }).samples),
  hidden: network('net'),
  init: choice('init', INITS as [(typeof INITS)[number]]),
  test: choice('test', TESTS as [(typeof TESTS)[number]]),
  test_share: real('test_share', TEST_SHARE.default ?? 0, SHARES, number_field(SHARES)),
  test_seed: integer('test_seed', TEST_SEED.default ?? 0, range_of(TEST_SEED)),
} satisfies Omit<{ [K in keyof ExperimentSettings]: Setting<ExperimentSettings[K]> }, 'data_values'>;

export type ExperimentKey = keyof typeof EXPERIMENT;

/** The same for these data: how many samples a batch may have, and whether others could be drawn. */
export function experiment_settings(data: DataChoice): typeof EXPERIMENT {
  const drawn = data_set(data.data).core !== 'arrays';
  const tests = drawn ? EXPERIMENT.test : choice('test', TESTS.filter((one) => one !== 'fresh') as ['none']);
  return {
    ...EXPERIMENT,
    batch_size: batch_size(shape_of(data).samples),
    test: tests as typeof EXPERIMENT.test,
  };
}

/** What the data cannot have is as it usually is: a batch of more than all of them, test samples drawn anew. */
export function fitting(experiment: ExperimentSettings): ExperimentSettings {
  const { batch_size, test } = experiment_settings(experiment);
  return {
    ...experiment,
    table: experiment.data === 'table' ? experiment.table : null,
    painted: experiment.data === 'painted' ? experiment.painted : null,
    batch_size: batch_size.admit(experiment.batch_size).ok ? experiment.batch_size : 0,
    test: test.admit(experiment.test).ok ? experiment.test : 'split',
  };
}

function option(key: string, node: FieldNode): Setting<Value> {
  const any = (setting: unknown) => setting as Setting<Value>;
  if (Object.hasOwn(SLIDERS, key)) return any(SLIDERS[key as keyof typeof SLIDERS]);
  switch (node.kind) {
    case 'flag':
      return any(flag(key, node.default));
    case 'choice':
      return any(choice(key, node.choices as [string]));
    case 'number': {
      const [initial, range] = [node.default ?? 0, range_of(node)];
      return any(
        node.integer ? integer(key, initial, range) : real(key, initial, range, number_field(range)),
      );
    }
  }
}

/** Every key of a run's settings. What is usual for it depends on the run's place and rule (usual.ts). */
export const RUN: Readonly<Record<string, Setting<Value>>> = Object.fromEntries([
  ['rule', choice('rule', RULES as [string, ...string[]])],
  ...OPTION_KEYS.filter((key) => !key.includes('.')).map((key) => [key, option(key, option_node(key))]),
  ['schedule', choice('schedule', SCHEDULES as [string, ...string[]])],
  ...OPTION_KEYS.filter((key) => key.includes('.')).map((key) => [key, option(key, option_node(key))]),
]);

export const run_setting = (key: string): Setting<Value> | undefined =>
  Object.hasOwn(RUN, key) ? RUN[key] : undefined;

/** The row of an option whose values are numbers. */
export const number_setting = (key: OptionKey): Setting<number> => RUN[key] as unknown as Setting<number>;

/** More than fits in any label. */
const MOST_NAME = 40;

function name_of_run(url: string): Setting<string> {
  const admit = (name: string): Parsed<string> => ({
    ok: true,
    value: [...name.trim()].slice(0, MOST_NAME).join(''),
  });
  return { url, default: '', control: { kind: 'text' }, admit, parse: admit, format: (value) => value };
}

/** How run `id` is shown. */
export const style_settings = (id: RunId): { [K in keyof RunStyle]: Setting<RunStyle[K]> } => ({
  name: name_of_run('name'),
  colour: { ...choice('colour', COLOURS), default: id },
  hidden: flag('hidden', false),
});

/** What a run of a network is built with. */
export const build_settings = (
  hidden: readonly HiddenLayer[],
): { [K in keyof RunBuildOptions]: Setting<RunBuildOptions[K]> } => ({
  params: tensors_setting('params', hidden),
  zero_grad: flag('zero_grad', true),
  softmax: flag('softmax', false),
  reduction: choice('reduction', REDUCTIONS),
  sampler: choice('sampler', SAMPLERS),
  default_dtype: choice('default_dtype', DEFAULT_DTYPES),
  net_first: flag('net_first', false),
  bias: flag('bias', true),
});

function admit_order(ids: readonly string[]): Parsed<readonly RunId[]> {
  const known = ids.every((id): id is RunId => (RUN_IDS as readonly string[]).includes(id));
  return known && ids.length > 0 && new Set(ids).size === ids.length
    ? { ok: true, value: ids as readonly RunId[] }
    : refuse('problem.runs', { choices: RUN_IDS.join('') });
}

/** Which runs there are, in their order: abc. */
export const ORDER: Setting<readonly RunId[]> = {
  url: 'runs',
  default: ['a', 'b'],
  control: { kind: 'text' },
  admit: admit_order,
  parse: (text) => admit_order([...plain(text).toLowerCase()]),
  format: (ids) => ids.join(''),
};

/** Most steps a link may ask for or a stop may be set to: as many as the core counts. */
export const MOST_STEPS = Number.MAX_SAFE_INTEGER;
const STEPS: Range = { min: 0, max: MOST_STEPS };
const LOSSES: Range = { min: 0, max: 1000 };
/** Of the largest network there is; what a smaller one does not have is looked for at its end. */
const MOST_WATCHED = 2_000_000;

/** More than any batch has; after its last, its last is looked at. */
const MOST_SAMPLE = 1_000_000;

/** Which room is open: one of these, the first where nothing is said. */
export const room_setting = (rooms: readonly string[]): Setting<string> => ({
  ...choice('room', rooms as [string]),
  default: rooms[0] ?? '',
});

export const SPEEDS: readonly [Speed, ...Speed[]] = ['phase', '1/s', '5/s', 1, 10, 100, 'max'];

/** How we look, whatever rooms there are. */
export const VIEW = {
  mode: choice('view', MODES as unknown as [Mode]),
  speed: { ...choice('speed', SPEEDS), default: 10 as Speed },
  stop_step: integer('stop', 2000, STEPS),
  stop_loss: real('stop_loss', 0, LOSSES, number_field(LOSSES)),
  target: real('target', 0.5, LOSSES, number_field(LOSSES)),
  chart: choice('chart', ['loss', 'accuracy']),
  scale: choice('scale', ['log', 'linear']),
  smoothing: real('smoothing', 0, { min: 0, max: 0.99 }, { kind: 'number', min: 0, max: 0.99 }),
  watched: integer('watched', WATCH_LARGEST, { min: WATCH_LARGEST, max: MOST_WATCHED }),
  inside: { ...choice<RunId>('inside', RUN_IDS), default: 'b' as RunId },
  panel: choice('panel', ['auto', 'step', 'regions', 'network', 'mistakes', 'shelf']),
  plane: plane_columns('plane'),
  sample: integer('sample', 1, { min: 1, max: MOST_SAMPLE }),
  traced: picked_sample('traced'),
  scored: choice('scored', ['test', 'train']),
  cell: mistakes_cell('cell'),
} satisfies { [K in keyof Omit<ViewSettings, 'room'>]: Setting<ViewSettings[K]> };

/** A parameter set by hand, where a link says it of a run (link/edits). */
const MOST_EDITED = 1e6;
export const EDITED = real(
  'edit',
  0,
  { min: -MOST_EDITED, max: MOST_EDITED },
  { kind: 'number', min: -MOST_EDITED, max: MOST_EDITED },
);

type Table<S> = { [K in keyof S]: Setting<S[K]> };

/** The defaults of a whole table. */
export function defaults<S>(table: Table<S>): S {
  const keys = Object.keys(table) as (keyof S)[];
  return Object.fromEntries(keys.map((key) => [key, table[key].default])) as S;
}
