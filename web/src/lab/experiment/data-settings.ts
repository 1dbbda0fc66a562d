// SPDX-License-Identifier: MIT
/** The settings a kind of data has, as the core names, bounds and presets them; and the shape they give it. */
import type { TrainerOptions } from '../../worker/protocol';
import { type DataKind, data_set } from '../data';
import type { DataArrays, DataShape, DataValues } from '../data/data-set';
import { data_fields, type NumberNode } from './schema';
import { integer, number_field, range_of, real, type Setting } from './setting';
import type { ExperimentSettings } from './types';

/** What the page offers; the core would take more. */
const MOST_SAMPLES = 10_000;

/** Beside those of the run and of a noisy surface. */
const URLS: Readonly<Record<string, string>> = { seed: 'data_seed', noise: 'data_noise' };

function setting(name: string, node: NumberNode): Setting<number> {
  const range = range_of(node);
  const initial = node.default ?? 0;
  if (name === 'samples') return integer(name, initial, { ...range, max: MOST_SAMPLES });
  const url = URLS[name] ?? name;
  return node.integer ? integer(url, initial, range) : real(url, initial, range, number_field(range));
}

type DataSettings = Readonly<Record<string, Setting<number>>>;

const TABLES = new Map<DataKind, DataSettings>();

/** Of a kind whose shape is its own: none of one that is as the article has it, or measured. */
export function data_settings(kind: DataKind): DataSettings {
  const known = TABLES.get(kind);
  if (known) return known;
  const nodes = Object.entries(data_fields(data_set(kind).core));
  const table = Object.fromEntries(nodes.map(([name, node]) => [name, setting(name, node)]));
  TABLES.set(kind, table);
  return table;
}

export type DataChoice = Pick<ExperimentSettings, 'data' | 'data_values'>;

/** What is not said is as the core has it. */
export function data_values_of({ data, data_values }: DataChoice): DataValues {
  const settings = Object.entries(data_settings(data));
  return Object.fromEntries(settings.map(([name, one]) => [name, data_values?.[name] ?? one.default]));
}

export const shape_of = (experiment: DataChoice): DataShape =>
  data_set(experiment.data).shape(data_values_of(experiment));

/** The seed that draws the data: its own, or the run's. */
export const data_seed_of = (experiment: DataChoice & Pick<ExperimentSettings, 'seed'>): number =>
  data_values_of(experiment).seed ?? experiment.seed;

/** As the core is told, with its loss. `arrays`: of what is measured. */
export function data_options(
  experiment: DataChoice,
  arrays: DataArrays | null,
): Pick<TrainerOptions, 'loss' | 'data'> {
  const { core } = data_set(experiment.data);
  const { classes, outputs, ...rest } = shape_of(experiment);
  const values = data_values_of(experiment);
  const loss = classes > 0 ? 'cross_entropy' : 'mse';
  const target = classes > 0 ? { classes } : { outputs };
  const own = Object.keys(values).length > 0 ? values : { ...rest, ...target };
  return { loss, data: { kind: core, ...own, ...arrays } } as Pick<TrainerOptions, 'loss' | 'data'>;
}
