// SPDX-License-Identifier: MIT
/** A step seen from inside, as the core tells it: long rows of numbers, taken apart. */
import type { Momentum } from './api';
import { through } from './bytes';
import { guarded, made, require, require_finite } from './check';
import type { Core, RawTrainer } from './emscripten';
import type {
  ConventionMove,
  LayerTrace,
  Motion,
  MotionParts,
  SampleTrace,
  WeightTraces,
} from './inside-api';
import type { Numbers } from './options';
import { read_array, read_tree } from './plain';

interface LayerShape {
  in: number;
  out: number;
}

/** Takes numbers from a copy, some at a time. */
function taker(numbers: Float32Array) {
  let at = 0;
  return (count: number): Float32Array => {
    at += count;
    return numbers.slice(at - count, at);
  };
}

function weights_of(
  layers: readonly LayerShape[],
  most: number,
  parameters: Int32Array,
  amounts: Float32Array,
): [forward: WeightTraces, backward: WeightTraces] {
  const each = layers.reduce((sum, layer) => sum + Math.min(most, layer.in * layer.out), 0);
  const part = (from: number) => ({
    parameter: parameters.slice(from, from + each),
    amount: amounts.slice(from, from + each),
  });
  return [part(0), part(each)];
}

/** `has_labels`: there are probabilities. */
export function trace(
  core: Core,
  raw: RawTrainer,
  layers: readonly LayerShape[],
  parameters: Numbers,
  row: number,
  most: number,
): SampleTrace {
  let numbers = new Float32Array();
  let indices = new Int32Array();
  through(core, parameters, 'parameters', (room) => {
    numbers = (raw.trace(room, row, most) ?? numbers).slice() as typeof numbers;
    indices = raw.trace_weights().slice() as typeof indices;
  });
  const take = taker(numbers);
  const [loss = Number.NaN] = take(1);
  const x = take(layers[0]?.in ?? 0);
  const p = take(raw.labels(false).length > 0 ? (layers.at(-1)?.out ?? 0) : 0);
  const traced = layers.map(({ out }): LayerTrace => ({ z: take(out), a: take(out), delta: take(out) }));
  const [forward, backward] = weights_of(layers, most, indices, take(indices.length));
  return { loss, x, p: p.length > 0 ? p : null, layers: traced, forward, backward };
}

export function trace_batch(core: Core, raw: RawTrainer, parameters: Numbers, rows: Numbers): Float32Array {
  const numbers = Float32Array.from(read_array(rows, 'Int32Array', 'rows'));
  const weights = read_array(parameters, 'Float32Array', 'parameters');
  const room = made(core, () => core.Floats.of_length(weights.length));
  try {
    room.room().set(weights);
    return through(core, numbers, 'rows', (values) => raw.trace_batch(room, values));
  } finally {
    room.delete();
  }
}

const MEMORIES = ['none', 'velocity', 'squares'] as const;

function parts_of([kept = 0, news = 0, now = 0]: ArrayLike<number> & Iterable<number>): MotionParts {
  return { kept, news, now };
}

export function motion(core: Core, raw: RawTrainer, before: RawTrainer, layers: number): Motion {
  const numbers = guarded(core, () => raw.motion_since(before)).slice();
  const part = (which: number) => parts_of(numbers.subarray(1 + 3 * which, 4 + 3 * which));
  const [angle = Number.NaN, stride = 0, along = 0] = numbers.subarray(4 + 3 * layers);
  return {
    memory: MEMORIES[numbers[0] ?? 0] ?? 'none',
    layers: Array.from({ length: layers }, (_, which) => part(which)),
    all: part(layers),
    angle,
    stride,
    along,
  };
}

const CONVENTIONS = ['pytorch', 'classical', 'average'] as const;

export type Stream = Parameters<Momentum['convention_moves']>[0];

export function convention_moves(core: Core, given_stream: Stream): ConventionMove[] {
  const stream = Object.fromEntries(read_tree(given_stream, 'stream')) as unknown as Stream;
  const { momentum, dampening = 0, nesterov, convention, lr, velocity, gradient, lr_now } = stream;
  for (const [name, value] of Object.entries({ momentum, dampening, lr, gradient, lr_now }))
    require_finite(name, value);
  if (velocity !== null) require_finite('velocity', velocity);
  require(typeof nesterov === 'boolean', 'nesterov', 'true or false', nesterov);
  require(CONVENTIONS.includes(convention), 'convention', 'pytorch, classical or average', convention);
  const rule = [momentum, dampening, nesterov ? 1 : 0, CONVENTIONS.indexOf(convention)];
  const given = [...rule, lr, gradient, lr_now, ...(velocity === null ? [] : [velocity])];
  let numbers = new Float64Array();
  through(core, Float32Array.from(given), 'stream', (room) => {
    numbers = (core.convention_moves(room) ?? numbers).slice() as typeof numbers;
  });
  return CONVENTIONS.map((name, i) => {
    const [kept = 0, news = 0, move = 0] = numbers.subarray(3 * i);
    return { convention: name, kept, news, move };
  });
}
