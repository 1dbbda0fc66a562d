// SPDX-License-Identifier: MIT
/** A run from a fresh start, and what of it is compared with PyTorch's. */
import { type CoreTaskOf, memory_in } from './product';

export const reference_trace: CoreTaskOf<'reference_trace'> = {
  cadence: 'once',
  /** `steps` ≥ 1; fewer losses if the run diverges. */
  compute(momentum, { options, steps }) {
    const trainer = new momentum.Trainer(options);
    const first_loss = trainer.forward();
    trainer.backward();
    const first_gradient = trainer.gradients();
    trainer.update();
    trainer.zero_grad();
    const losses = Float32Array.of(first_loss, ...trainer.run(steps - 1));
    trainer.delete();
    return { losses, first_gradient };
  },
  transfer: memory_in,
};
