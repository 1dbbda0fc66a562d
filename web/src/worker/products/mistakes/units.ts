// SPDX-License-Identifier: MIT
/** What the first layer's units look for in pictures, the ones that later layers listen to most first. */
import type { Layer, Trainer } from '../../../core/api';
import type { UnitWeights } from '../../protocol';

/** Pictures of 8 × 8. */
const PIXELS = 64;
const MOST_UNITS = 64;

/** Of each of a layer's inputs, how long the weights are that lead away from it. */
export function outgoing(parameters: Float32Array, { in: inputs, out, offset }: Layer): Float32Array {
  return Float32Array.from({ length: inputs }, (_, unit) => {
    let sum = 0;
    for (let to = 0; to < out; to++) sum += (parameters[offset + to * inputs + unit] as number) ** 2;
    return Math.sqrt(sum);
  });
}

/** Null where inputs are no pictures, or no units stand between them and what comes out. */
export function units_of(trainer: Trainer): UnitWeights | null {
  const [first, second] = trainer.layers;
  if (!first || !second || first.in !== PIXELS) return null;
  const parameters = trainer.parameters();
  const strength = outgoing(parameters, second);
  const length = (unit: number) => strength[unit] as number;
  const order = Array.from(strength, (_, unit) => unit)
    .sort((one, other) => length(other) - length(one) || one - other)
    .slice(0, MOST_UNITS);
  const own = (unit: number) =>
    parameters.subarray(first.offset + unit * PIXELS, first.offset + (unit + 1) * PIXELS);
  return {
    order: Int32Array.from(order),
    strength: Float32Array.from(order, length),
    weights: Float32Array.from(order.flatMap((unit) => [...own(unit)])),
  };
}
