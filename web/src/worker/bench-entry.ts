// SPDX-License-Identifier: MIT
/** The worker of bench.html: trains as fast as it can while the clock runs. */
import * as Comlink from 'comlink';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { ServedStopwatch, Timed, TrainerOptions } from './protocol';

/** One call into the core lasts about so long: the clock is looked at between calls. */
const CALL_MS = 10;

let momentum: Promise<Momentum> | null = null;

async function time(core: WebAssembly.Module, options: TrainerOptions, milliseconds: number): Promise<Timed> {
  momentum ??= loadMomentum(core);
  const trainer = new (await momentum).Trainer(options);
  let at_once = 1;
  const start = performance.now();
  let now = start;
  while (now - start < milliseconds) {
    if (trainer.run(at_once).length < at_once) throw new Error(`diverged at step ${trainer.diverged_at}`);
    const before = now;
    now = performance.now();
    if (now - before < CALL_MS) at_once *= 2;
  }
  const made = { steps: trainer.steps, milliseconds: now - start };
  trainer.delete();
  return made;
}

Comlink.expose({ hello: async () => {}, time } satisfies ServedStopwatch);
