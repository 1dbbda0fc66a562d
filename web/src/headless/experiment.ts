// SPDX-License-Identifier: MIT
/** The experiment that a file says: options of the library, an experiment file of the page, or a link. */
import type { Momentum } from '../core/api';
import { data_set } from '../lab/data';
import type { DataArrays } from '../lab/data/data-set';
import { DEFAULT_BUILD, trainer_options } from '../lab/experiment/network';
import { default_of, type RuleType, rule_keys } from '../lab/experiment/schema';
import type { ExperimentSettings, RunBuildOptions, RunSettings } from '../lab/experiment/types';
import { RUN_IDS, type RunId } from '../lab/ids';
import { mended } from '../lab/link/mangled';
import { decode } from '../lab/link/url';
import { first_change, settings_at } from '../lab/run/plan';
import type { CheckedRun } from '../run-check/check';
import type { VariantBase } from '../run-check/variant';

/** What is wrong with how the program was called, or with a file it was given. */
export class UsageError extends Error {}

/** What the page's experiment file says of a run, as far as it is read here. */
interface FileRun {
  id: string;
  build_options?: Partial<RunBuildOptions>;
  settings: RunSettings;
  changes?: readonly unknown[];
  edits?: readonly unknown[];
}

/** A run by its start; `is_changed`: it is set otherwise on the way, or by hand, which is left out. */
interface ReadRun {
  base: VariantBase;
  is_changed: boolean;
}

interface ExperimentFile {
  experiment: ExperimentSettings;
  runs: readonly FileRun[];
  data?: { classes?: number; x: readonly number[]; y: readonly number[] };
}

type Json = Readonly<Record<string, unknown>>;

const is_json = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const arrays_for = async (experiment: ExperimentSettings): Promise<DataArrays | null> => {
  const set = data_set(experiment.data);
  return 'load' in set ? set.load(experiment) : null;
};

function chosen<T extends { id: string }>(runs: readonly T[], wanted: string | null): T {
  const names = runs.map(({ id }) => id).join(', ');
  const found = wanted === null ? runs.at(-1) : runs.find(({ id }) => id === wanted);
  if (!found) throw new UsageError(`there is no run ${wanted}; there are ${names}`);
  return found;
}

/** Options that are left out are as the core has them: variants are made of what they are. */
function in_full(options: Json): VariantBase {
  const { optimizer, schedule } = options;
  const said = is_json(optimizer) ? optimizer : { type: 'sgd' };
  const type = said.type as RuleType;
  const keys = ['sgd', 'adam', 'rmsprop', 'adagrad'].includes(type) ? rule_keys(type) : [];
  const usual = Object.fromEntries(keys.map((key) => [key, default_of(type, 'constant', key)]));
  return {
    ...options,
    optimizer: { ...usual, ...said },
    schedule: is_json(schedule) ? schedule : { type: 'constant' },
  } as unknown as VariantBase;
}

async function from_link(link: string, wanted: string | null): Promise<ReadRun> {
  const at = link.indexOf('?');
  const { experiment, order, runs, view, problems } = decode(mended(at < 0 ? link : link.slice(at)));
  const [problem] = problems;
  if (problem) throw new UsageError(`the link's ${problem.key}=${problem.value} is not understood`);
  const there = order.map((id) => ({ id }));
  const { id } = wanted === null && order.includes(view.inside) ? { id: view.inside } : chosen(there, wanted);
  const { plan, build_options } = runs[id as RunId];
  const arrays = await arrays_for(experiment);
  const base = trainer_options(experiment, build_options, settings_at(plan, 0), arrays) as VariantBase;
  return { base, is_changed: Number.isFinite(first_change(plan)) };
}

/** Labels, or numbers to learn. */
function arrays_in({ classes = 0, x, y }: Required<ExperimentFile>['data']): DataArrays {
  const targets = classes > 0 ? Int32Array.from(y) : Float32Array.from(y);
  return { x: Float32Array.from(x), y: targets } as DataArrays;
}

async function from_file(file: ExperimentFile, wanted: string | null): Promise<ReadRun> {
  const { experiment, runs, data } = file;
  const { build_options, settings, changes = [], edits = [] } = chosen(runs, wanted);
  const arrays = data ? arrays_in(data) : await arrays_for(experiment);
  const build = { ...DEFAULT_BUILD, ...build_options };
  const base = trainer_options(experiment, build, settings, arrays) as VariantBase;
  return { base, is_changed: changes.length + edits.length > 0 };
}

async function base_of(text: string, wanted: string | null): Promise<ReadRun> {
  let value: unknown = text.trim();
  try {
    value = JSON.parse(text);
  } catch {
    // A link, not in quotes.
  }
  if (typeof value === 'string' && /[?=]/.test(value)) return from_link(value, wanted);
  if (!is_json(value))
    throw new UsageError('the experiment is neither options, nor an experiment file, nor a link');
  if (typeof value.link === 'string')
    return from_link(value.link, wanted ?? (typeof value.run === 'string' ? value.run : null));
  if (value.format !== undefined && is_json(value.experiment) && Array.isArray(value.runs))
    return from_file(value as unknown as ExperimentFile, wanted);
  if (is_json(value.data)) return { base: in_full(value), is_changed: false };
  throw new UsageError('the experiment has no data: options are those of the library’s Trainer');
}

/** The run to compare with. `wanted`: its place, a … f; null: the one looked into, or the last. */
export async function read_run(
  momentum: Momentum,
  text: string,
  wanted: string | null,
): Promise<CheckedRun & ReadRun> {
  if (wanted !== null && !(RUN_IDS as readonly string[]).includes(wanted))
    throw new UsageError(`a run is one of ${RUN_IDS.join(', ')}, not ${wanted}`);
  const { base, is_changed } = await base_of(text, wanted);
  const trainer = new momentum.Trainer(base);
  try {
    const { samples } = trainer;
    const operations = 6 * trainer.parameters().length * (base.batch_size || samples);
    return { base, samples, operations, is_changed };
  } finally {
    trainer.delete();
  }
}
