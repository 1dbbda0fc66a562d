// SPDX-License-Identifier: MIT
/** A run's steps made again from its start, and what it is then as bytes that continue it to the bit. */

import { type CoreTaskOf, memory_in } from '../products/product';
import { set_by_hand } from './past-steps';
import { to_result } from './to-result';

/** Of one call: a run's losses need room. */
const AT_ONCE = 100_000;

export const checkpoint: CoreTaskOf<'checkpoint'> = {
  cadence: 'once',
  compute: (momentum, { options, segments, steps }) =>
    to_result(() => {
      const trainer = new momentum.Trainer(options);
      try {
        for (const [i, { from, tuning, edits }] of segments.entries()) {
          if (i > 0) trainer.patch('', tuning);
          set_by_hand(trainer, edits);
          const end = Math.min(steps, segments[i + 1]?.from ?? steps);
          for (let at = from; at < end; at += AT_ONCE) trainer.run(Math.min(AT_ONCE, end - at));
        }
        const { loss } = trainer.evaluate();
        return { bytes: trainer.save(), parameters: trainer.parameters(), steps: trainer.steps, loss };
      } finally {
        trainer.delete();
      }
    }),
  transfer: memory_in,
};

/** What bytes of unknown origin are: the core refuses what no run can have come to. */
export const checkpoint_state: CoreTaskOf<'checkpoint_state'> = {
  cadence: 'once',
  compute(momentum, { bytes }) {
    try {
      const trainer = momentum.Trainer.load(bytes);
      const { steps } = trainer;
      const { loss } = trainer.evaluate();
      trainer.delete();
      return { ok: { steps, loss } };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  },
  transfer: () => [],
};
