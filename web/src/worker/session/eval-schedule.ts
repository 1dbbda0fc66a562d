// SPDX-License-Identifier: MIT
/**
 * After which steps a run is evaluated and scored. It depends on the step alone, so that where a run stops, when it
 * reached a target, and what its scores were, never depends on how its steps were asked for.
 */

/** Evaluations lie at most this share of the way made so far apart: close enough to steer by from the first step on. */
const EVALUATED = 1 / 16;
/** A score is a pass over all data: each step's at first, later closer than pixels and next to no work. */
const SCORED = 1 / 64;
/** The largest power of two that is not above x; 1 for what is below. */
const power_of_two = (x: number) => 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, x))));

const next_multiple = (step: number, every: number) => step + every - (step % every);

const evaluated_every = (step: number, batches: number) =>
  Math.min(power_of_two(batches), power_of_two(step * EVALUATED));

/**
 * The first step after `step` at which the loss on all data is evaluated, in a run whose epochs have so many batches:
 * later on once or twice an epoch, for two thirds of the epoch's own work at most.
 */
export function next_evaluated(step: number, batches: number): number {
  return next_multiple(step, evaluated_every(step, batches));
}

/** The first step after `step` that is scored. It is evaluated, too. */
export function next_scored(step: number, batches: number): number {
  return next_multiple(step, Math.max(power_of_two(step * SCORED), evaluated_every(step, batches)));
}
