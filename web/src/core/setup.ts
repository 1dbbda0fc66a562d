// SPDX-License-Identifier: MIT
/** Option trees into the core's, key by key: the core knows the keys, their types and ranges. */
import { describe, guarded, made } from './check';
import type { Core, RawOptions, RawTrainer } from './emscripten';
import { items, read_array, read_tree, type Tree } from './plain';

/** As the core numbers them. */
const PARTS = { trainer: 0, data: 1, hidden: 2, optimizer: 3, params: 4 };
type Part = keyof typeof PARTS;
const NUMBER = 0;
const FLAG = 1;
const WORD = 2;
const UNFIT = 3;

/** More than the core quotes, and than any key it knows. */
const MOST_SENT = 101;

/** Writes two texts side by side; their lengths in bytes. The room holds several times as many. */
function write(room: Uint8Array, key: string, word: string): [number, number] {
  const encoder = new TextEncoder();
  const key_length = encoder.encodeInto(key.slice(0, MOST_SENT), room).written;
  return [key_length, encoder.encodeInto(word.slice(0, MOST_SENT), room.subarray(key_length)).written];
}

class Setter {
  constructor(
    private readonly core: Core,
    readonly raw: RawOptions,
  ) {}

  set(part: Part, key: string, value: unknown): void {
    if (typeof value === 'number') this.#send(part, key, NUMBER, value);
    else if (typeof value === 'boolean') this.#send(part, key, FLAG, Number(value));
    else if (typeof value === 'string') this.#send(part, key, WORD, 0, value);
    else this.#send(part, key, UNFIT, 0, describe(value));
  }

  #send(part: Part, key: string, kind: number, number: number, word = ''): void {
    const [key_length, word_length] = write(this.raw.text(), key, word);
    guarded(this.core, () => this.raw.set(PARTS[part], key_length, kind, number, word_length));
  }

  /** Sets every key but the ones handled elsewhere; an absent key keeps the core's default. */
  set_all(part: Part, tree: Tree, elsewhere: readonly string[] = []): void {
    for (const [key, value] of tree) if (!elsewhere.includes(key)) this.set(part, key, value);
  }

  optimizer(change: unknown): void {
    const tree = read_tree(change, 'optimizer');
    // The type first: it decides which other keys there are.
    if (tree.has('type')) this.set('optimizer', 'type', tree.get('type'));
    this.set_all('optimizer', tree, ['type']);
  }

  data(given: unknown, loss: unknown): void {
    const data = read_tree(given, 'data');
    const arrays = data.get('kind') === 'arrays';
    this.set_all('data', data, arrays ? ['x', 'y'] : []);
    if (arrays) this.#arrays(data.get('x'), data.get('y'), loss === 'mse');
  }

  #arrays(x: unknown, y: unknown, mse: boolean): void {
    const inputs = read_array(x, 'Float32Array', 'data.x', 'a Float32Array');
    guarded(this.core, () => this.raw.x(inputs.length)).set(inputs);
    if (mse) {
      const targets = read_array(y, 'Float32Array', 'data.y', 'a Float32Array of targets for loss mse');
      guarded(this.core, () => this.raw.targets(targets.length)).set(targets);
    } else {
      const labels = read_array(y, 'Int32Array', 'data.y', 'an Int32Array of labels for loss cross_entropy');
      guarded(this.core, () => this.raw.labels(labels.length)).set(labels);
    }
  }

  hidden(layers: unknown): void {
    for (const [i, layer] of items(layers, 'hidden', 'an array of { units, activation }')) {
      // A length beyond all layers is refused here, before it is believed.
      guarded(this.core, () => this.raw.add_hidden());
      this.set_all('hidden', read_tree(layer, `hidden[${i}]`));
    }
  }

  /** After the hidden layers, which say what names there are. */
  params(names: unknown): void {
    guarded(this.core, () => this.raw.choose_params());
    for (const [, name] of items(names, 'params', 'an array of names')) this.set('params', '', name);
  }
}

/** Runs `use` on what `raw` makes, and frees it. */
function with_options<T>(core: Core, raw: () => RawOptions | null, use: (setter: Setter) => T): T {
  const options = made(core, raw);
  try {
    return use(new Setter(core, options));
  } finally {
    options.delete();
  }
}

/** The core's trainer for these options. */
export function build(core: Core, given: unknown): RawTrainer {
  const options = read_tree(given, 'options');
  return with_options(
    core,
    () => core.Options.create(),
    (setter) => {
      setter.set_all('trainer', options, ['data', 'hidden', 'optimizer', 'params']);
      setter.data(options.get('data'), options.get('loss'));
      if (options.has('hidden')) setter.hidden(options.get('hidden'));
      if (options.has('params')) setter.params(options.get('params'));
      if (options.has('optimizer')) setter.optimizer(options.get('optimizer'));
      return made(core, () => core.Trainer.create(setter.raw));
    },
  );
}

/** Changes options of a trainer's optimizer: all of them, or none when one is refused. */
export function change_optimizer(core: Core, trainer: RawTrainer, change: unknown): void {
  with_options(
    core,
    () => trainer.options(),
    (setter) => {
      setter.optimizer(change);
      guarded(core, () => trainer.set_optimizer(setter.raw));
    },
  );
}
