// SPDX-License-Identifier: MIT
/** The losses of a run's first steps with zero_grad() and without, from its own weights and data. */
import { memory_in, type RunTaskOf } from './product';

export const zero_grad_losses: RunTaskOf<'zero_grad_losses'> = {
  cadence: 'once',
  compute({ momentum, options }, { steps, tuning }) {
    const losses = (zero_grad: boolean) => {
      const trainer = new momentum.Trainer({ ...options, ...tuning, zero_grad });
      try {
        return trainer.run(steps);
      } finally {
        trainer.delete();
      }
    };
    return { cleared: losses(true), accumulated: losses(false) };
  },
  transfer: memory_in,
};
