// SPDX-License-Identifier: MIT
/** Variants of a loop's frame: what it prints and when, a sum for a mean, batches. */
import type { Variant, VariantBase } from '../variant';
import { variant } from './one';

const BATCHES = [32, 50, 64, 100, 128];

export const print_variants = (is_batched: boolean): Variant[] => [
  // With batches it would be the loss of the same batch again.
  ...(is_batched ? [] : [variant('after', true, { print: 'after' })]),
  variant('running_mean', true, { print: 'running_mean' }),
];

/** `samples`: of training. */
export function loop_variants({ batch_size = 0 }: VariantBase, samples: number): Variant[] {
  const is_batched = batch_size > 0 && batch_size < samples;
  const sizes = BATCHES.filter((size) => size < samples && size !== batch_size);
  return [
    ...print_variants(is_batched),
    variant('sum', true, { scale: is_batched ? batch_size : samples }),
    ...sizes.map((size) => variant('batch', size, { problem: { batch_size: size } })),
    ...(is_batched ? [variant('full_batch', true, { problem: { batch_size: 0 } })] : []),
  ];
}
