// SPDX-License-Identifier: MIT
/**
 * After which steps the loss on all data is evaluated. It depends on the step alone, so that where a run stops, and when
 * it reached a target, never depends on how its steps were asked for.
 */

/** Evaluations lie at most this share of the way made so far apart: close enough to steer by from the first step on. */
const SHARE = 1 / 16;
/** The largest power of two that is not above x; 1 for what is below. */
const power_of_two = (x: number) => 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, x))));

/**
 * The first step after `step` that is evaluated, in a run whose epochs have so many batches: later on once or twice an
 * epoch, for two thirds of the epoch's own work at most.
 */
export function next_evaluated(step: number, batches: number): number {
  const every = Math.min(power_of_two(batches), power_of_two(step * SHARE));
  return step + every - (step % every);
}
