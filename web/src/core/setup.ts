// SPDX-License-Identifier: MIT
/** Options into the core: a tree of them, which the core reads by its schema, and arrays beside it. */
import { guarded, made } from './check';
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

/** Arrays that are handed in: too large for the tree. */
interface Arrays {
  x: Float32Array;
  labels: Int32Array | null;
  targets: Float32Array | null;
}

function read_arrays(data: Tree, mse: boolean): Arrays {
  const x = read_array(data.get('x'), 'Float32Array', 'data.x', 'a Float32Array');
  const y = data.get('y');
  const labels = mse
    ? null
    : read_array(y, 'Int32Array', 'data.y', 'an Int32Array of labels for loss cross_entropy');
  const targets = mse
    ? read_array(y, 'Float32Array', 'data.y', 'a Float32Array of targets for loss mse')
    : null;
  return { x, labels, targets };
}

function send_arrays(core: Core, raw: RawOptions, { x, labels, targets }: Arrays): void {
  guarded(core, () => raw.x(x.length)).set(x);
  if (labels) guarded(core, () => raw.labels(labels.length)).set(labels);
  if (targets) guarded(core, () => raw.targets(targets.length)).set(targets);
}

/** The core's trainer for these options. */
export function build(core: Core, given: unknown): RawTrainer {
  const options = new Map(read_tree(given, 'options'));
  const data = new Map(read_tree(options.get('data'), 'data'));
  const arrays = data.get('kind') === 'arrays' ? read_arrays(data, options.get('loss') === 'mse') : null;
  if (arrays) {
    data.delete('x');
    data.delete('y');
  }
  options.set('data', data);
  return with_options(core, options, (raw) => {
    if (arrays) send_arrays(core, raw, arrays);
    return made(core, () => core.Trainer.create(raw));
  });
}

/** The tree in which `value` lies at `path`. */
function at_path(path: string, value: unknown): Tree {
  const [key = '', ...rest] = path.split('.');
  if (path === '') return read_tree(value, 'options');
  return new Map([[key, rest.length > 0 ? at_path(rest.join('.'), value) : value]]);
}

/** Changes options of a trainer: all that is given, or none of it when something is refused. */
export function patch(core: Core, trainer: RawTrainer, path: string, value: unknown): void {
  with_options(core, at_path(String(path), value), (raw) => guarded(core, () => trainer.patch(raw)));
}
