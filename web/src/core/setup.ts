// SPDX-License-Identifier: MIT
/** Options into the core: a tree of them, which the core reads by its schema, and arrays beside it. */
import { guarded, made, missing, OptionError, refuse, require } from './check';
import type { Core, RawOptions, RawTrainer } from './emscripten';
import { encode } from './encode';
import { read_array, read_tree, type Tree } from './plain';

/** Runs `use` on these options in the core's memory, and frees them. */
export function with_options<T>(core: Core, tree: Tree, use: (raw: RawOptions) => T): T {
  const bytes = encode(tree);
  const raw = made(core, () => core.Options.of_length(bytes.length));
  try {
    raw.room().set(bytes);
    return use(raw);
  } finally {
    raw.delete();
  }
}

/** InputArrays that are handed in: too large for the tree. */
interface InputArrays {
  x: Float32Array;
  labels: Int32Array | null;
  targets: Float32Array | null;
}

function read_arrays(data: Tree, mse: boolean): InputArrays {
  const x = read_array(data.get('x'), 'Float32Array', 'data.x');
  const y = data.get('y');
  const labels = mse
    ? null
    : read_array(y, 'Int32Array', 'data.y', 'an array of labels for loss cross_entropy');
  const targets = mse ? read_array(y, 'Float32Array', 'data.y', 'an array of targets for loss mse') : null;
  return { x, labels, targets };
}

function send_arrays(core: Core, raw: RawOptions, { x, labels, targets }: InputArrays): void {
  guarded(core, () => raw.x(x.length)).set(x);
  if (labels) guarded(core, () => raw.labels(labels.length)).set(labels);
  if (targets) guarded(core, () => raw.targets(targets.length)).set(targets);
}

/** What the core says of a number that data do not have is that it is 0: to the caller it is missing. */
function named_missing(error: unknown, data: Tree): unknown {
  if (!(error instanceof OptionError)) return error;
  const { path, allowed, rule } = error.refusal;
  const of_data = /^data\.(samples|features|classes|outputs)$/.exec(path)?.[1];
  const is_left_out = rule === 'range' && of_data !== undefined && !data.has(of_data);
  return is_left_out ? missing(path, allowed) : error;
}

/** The core's trainer for these options. */
export function build(core: Core, given: unknown): RawTrainer {
  const options = new Map(read_tree(given, 'options'));
  const data = new Map(read_tree(options.get('data'), 'data'));
  const kind = data.get('kind');
  const arrays = kind === 'arrays' ? read_arrays(data, options.get('loss') === 'mse') : null;
  // Names itself what is wrong: a misspelled kind, not the arrays that come with it.
  if (!arrays && (data.has('x') || data.has('y')))
    refuse('data.kind', '"arrays" where x or y is given', kind);
  data.delete('x');
  data.delete('y');
  options.set('data', data);
  try {
    return with_options(core, options, (raw) => {
      if (arrays) send_arrays(core, raw, arrays);
      return made(core, () => core.Trainer.create(raw));
    });
  } catch (error) {
    throw named_missing(error, data);
  }
}

/** No option lies deeper. */
const DEEPEST_PATH = 6;

/** The tree in which `value` lies at `path`. */
function at_path(path: string, value: unknown): Tree {
  if (path === '') return read_tree(value, 'options');
  const keys = path.split('.').reverse();
  return keys.reduce<unknown>((inner, key) => new Map([[key, inner]]), value) as Tree;
}

/** Changes options of a trainer: all that is given, or none of it when something is refused. */
export function patch(core: Core, trainer: RawTrainer, path: string, value: unknown): void {
  const fits = typeof path === 'string' && path.split('.', DEEPEST_PATH + 1).length <= DEEPEST_PATH;
  require(fits, 'path', 'the path of an option, such as "optimizer.lr"', path);
  if (value === undefined) throw missing(path || 'options', 'given');
  with_options(core, at_path(path, value), (raw) => guarded(core, () => trainer.patch(raw)));
}
