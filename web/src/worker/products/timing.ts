// SPDX-License-Identifier: MIT
/** Training for the clock: as many steps as are made in a given time. */
import { type CoreTaskOf, nothing_to_move } from './product';

/** One call into the core lasts about so long: the clock is looked at between calls. */
const CALL_MS = 10;

export const timing: CoreTaskOf<'timing'> = {
  cadence: 'once',
  compute(momentum, { options, milliseconds }) {
    const trainer = new momentum.Trainer(options);
    let at_once = 1;
    const start = performance.now();
    let now = start;
    while (now - start < milliseconds) {
      if (trainer.run(at_once).length < at_once) throw new Error(`diverged at step ${trainer.diverged_at}`);
      const before = now;
      now = performance.now();
      if (now - before < CALL_MS) at_once *= 2;
    }
    const result = { steps: trainer.steps, milliseconds: now - start };
    trainer.delete();
    return result;
  },
  transfer: nothing_to_move,
};
