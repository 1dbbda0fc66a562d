// SPDX-License-Identifier: MIT
/** Variants of a loop's frame: what it prints and when, a sum for a mean, batches. */
import type { Sampler } from '../../core/options';
import type { Variant, VariantBase } from '../variant';
import { variant } from './one';

const BATCHES = [32, 50, 64, 100];
const SAMPLERS: readonly Sampler[] = ['randperm', 'sequential', 'dataloader'];

export const print_variants = (is_batched: boolean): Variant[] => [
  // With batches it would be the loss of the same batch again.
  ...(is_batched ? [] : [variant('after', true, { print: 'after' })]),
  variant('running_mean', true, { print: 'running_mean' }),
];

/** In each order of the samples; of the present size, in the others. */
function batches({ batch_size = 0, sampler = 'randperm' }: VariantBase, samples: number): Variant[] {
  const sizes = new Set([batch_size, ...BATCHES].filter((size) => size > 0 && size < samples));
  return [...sizes].flatMap((size) =>
    SAMPLERS.filter((order) => size !== batch_size || order !== sampler).map((order) =>
      variant('batch', size, { problem: { batch_size: size, sampler: order } }, order),
    ),
  );
}

/** A loss that takes softmax's outputs for its logits, or the other way round. */
function softmax({ loss = 'cross_entropy' }: VariantBase): Variant[] {
  if (loss === 'mse') return [];
  const other = loss === 'cross_entropy' ? 'cross_entropy_of_softmax' : 'cross_entropy';
  return [variant('softmax', loss === 'cross_entropy', { problem: { loss: other } })];
}

/** `samples`: of training. */
export function loop_variants(base: VariantBase, samples: number): Variant[] {
  const { batch_size = 0, reduction = 'mean' } = base;
  const is_batched = batch_size > 0 && batch_size < samples;
  const other = reduction === 'mean' ? 'sum' : 'mean';
  return [
    ...print_variants(is_batched),
    variant('reduction', other, { problem: { reduction: other } }),
    ...softmax(base),
    ...batches(base, samples),
    ...(is_batched ? [variant('full_batch', true, { problem: { batch_size: 0 } })] : []),
  ];
}
