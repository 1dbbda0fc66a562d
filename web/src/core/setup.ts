// SPDX-License-Identifier: MIT
/** Plain option objects into the core's, key by key: the core knows the keys, their types and ranges. */
import { guarded, isRecord, require } from './check';
import type { Core, RawOptions, RawTrainer } from './emscripten';
import type { ArrayData, OptimizerChange, TrainerOptions } from './options';

type Put = (key: string, value: unknown) => void;

/** `put`s every key that has a value, but the ones handled elsewhere; an absent key keeps the core's default. */
function putAll(object: unknown, field: string, elsewhere: readonly string[], put: Put): void {
  require(isRecord(object), field, 'an object', object);
  for (const [key, value] of Object.entries(object as object)) {
    if (value !== undefined && !elsewhere.includes(key)) put(key, value);
  }
}

export function putOptimizer(core: Core, raw: RawOptions, change: OptimizerChange): void {
  // The type first: it decides which other keys there are.
  if (isRecord(change) && change.type !== undefined) {
    guarded(core, () => raw.set_optimizer_type(change.type));
  }
  putAll(change, 'optimizer', ['type'], (key, value) => guarded(core, () => raw.set_optimizer(key, value)));
}

function putArrays(core: Core, raw: RawOptions, { x, y }: ArrayData, loss: TrainerOptions['loss']): void {
  require(x instanceof Float32Array, 'data.x', 'a Float32Array', x);
  guarded(core, () => raw.set_x(x));
  if (loss === 'mse') {
    require(y instanceof Float32Array, 'data.y', 'a Float32Array of targets for loss mse', y);
    guarded(core, () => raw.set_targets(y as Float32Array));
  } else {
    require(y instanceof Int32Array, 'data.y', 'an Int32Array of labels for loss cross_entropy', y);
    guarded(core, () => raw.set_labels(y as Int32Array));
  }
}

function putData(core: Core, raw: RawOptions, { data, loss }: TrainerOptions): void {
  const arrays = isRecord(data) && data.kind === 'arrays';
  putAll(data, 'data', arrays ? ['x', 'y'] : [], (key, value) =>
    guarded(core, () => raw.set_data(key, value)),
  );
  if (arrays) putArrays(core, raw, data as ArrayData, loss);
}

function putHidden(core: Core, raw: RawOptions, hidden: unknown): void {
  require(Array.isArray(hidden), 'hidden', 'an array of { units, activation }', hidden);
  for (const [i, layer] of (hidden as unknown[]).entries()) {
    raw.add_hidden();
    putAll(layer, `hidden[${i}]`, [], (key, value) => guarded(core, () => raw.set_hidden(key, value)));
  }
}

/** The core's trainer for these options. */
export function build(core: Core, options: TrainerOptions): RawTrainer {
  const raw = new core.Options();
  try {
    putAll(options, 'options', ['data', 'hidden', 'optimizer'], (key, value) =>
      guarded(core, () => raw.set(key, value)),
    );
    putData(core, raw, options);
    if (options.hidden !== undefined) putHidden(core, raw, options.hidden);
    if (options.optimizer !== undefined) putOptimizer(core, raw, options.optimizer);
    return guarded(core, () => core.Trainer.create(raw)) as RawTrainer;
  } finally {
    raw.delete();
  }
}
