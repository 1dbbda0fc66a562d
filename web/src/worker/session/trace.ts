// SPDX-License-Identifier: MIT
/** A run from a fresh start, and what is compared of it. */
import type { Momentum } from '../../core/api';
import type { Trace, TrainerOptions } from '../protocol';

/** `steps` ≥ 1; fewer losses if the run diverges. */
export function trace(momentum: Momentum, options: TrainerOptions, steps: number): Trace {
  const trainer = new momentum.Trainer(options);
  const first_loss = trainer.forward();
  trainer.backward();
  const first_gradient = trainer.gradients();
  trainer.update();
  trainer.zero_grad();
  const losses = Float32Array.of(first_loss, ...trainer.run(steps - 1));
  trainer.delete();
  return { losses, first_gradient };
}
