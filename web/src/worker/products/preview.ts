// SPDX-License-Identifier: MIT
/** The first steps of some runs for a look ahead, which ends when its time is over. */
import type { Momentum, Trainer } from '../../core/api';
import type { Preview, RunOptions } from '../protocol';
import { to_result } from '../session/to-result';
import { type CoreTaskOf, memory_in } from './product';

/** All data cost more to look at than a batch: that is done once in so many steps. */
const BATCH_STEPS = 8;
/** A call into the core lasts about so long at most: the clock is looked at between calls. */
const CALL_MS = 5;

const loss_of = (trainer: Trainer) => (trainer.diverged ? Number.NaN : trainer.evaluate().loss);

/** The losses after the next steps: of a full batch each, else the last one's. */
function next_losses(trainer: Trainer, steps: number, batched: boolean): number[] {
  // What a step starts from is the loss after the one before.
  const [, ...started] = trainer.run(steps);
  return batched ? [loss_of(trainer)] : [...started, loss_of(trainer)];
}

/** Each run makes as many steps as the others. */
function side_by_side(
  trainers: readonly Trainer[],
  wanted: number,
  over: () => boolean,
  batched: boolean,
): Preview {
  const step = [0];
  const losses = trainers.map((trainer) => [loss_of(trainer)]);
  let at_once = batched ? BATCH_STEPS : 1;
  for (let done = 0; done < wanted && !over(); ) {
    const steps = Math.min(at_once, wanted - done);
    const began = performance.now();
    for (const [i, trainer] of trainers.entries()) losses[i]?.push(...next_losses(trainer, steps, batched));
    const length = batched ? 1 : steps;
    for (let i = 1; i <= length; i++) step.push(done + (batched ? steps : i));
    // A run that diverged has no more to say.
    for (const one of losses) while (one.length < step.length) one.push(Number.NaN);
    done += steps;
    if (!batched && performance.now() - began < CALL_MS) at_once *= 2;
  }
  return { step: Float64Array.from(step), losses: losses.map((one) => Float32Array.from(one)) };
}

/** With one of the trainers for each of these. */
function with_trainers<T>(
  momentum: Momentum,
  options: readonly RunOptions[],
  use: (trainers: readonly Trainer[]) => T,
): T {
  const trainers: Trainer[] = [];
  try {
    for (const one of options) trainers.push(new momentum.Trainer(one));
    return use(trainers);
  } finally {
    for (const one of trainers) one.delete();
  }
}

export const preview: CoreTaskOf<'preview'> = {
  cadence: 'once',
  compute(momentum, { runs, steps, milliseconds }) {
    const end = performance.now() + milliseconds;
    const batched = runs.some(({ batch_size = 0 }) => batch_size > 0);
    return to_result(() =>
      with_trainers(momentum, runs, (trainers) =>
        side_by_side(trainers, steps, () => performance.now() >= end, batched),
      ),
    );
  },
  transfer: memory_in,
};
