// SPDX-License-Identifier: MIT
/** The page's end of a run's worker. A call still open when the worker dies or is ended is rejected, never left hanging. */
import * as Comlink from 'comlink';
import type { Connection, RunWorker } from './protocol';

/** Rejects with the reason once the worker can no longer answer. */
function death_of(worker: Worker): { death: Promise<never>; end(reason: string): void } {
  let end = (_: string) => {};
  const death = new Promise<never>((_, reject) => {
    end = (reason) => reject(new Error(reason));
  });
  death.catch(() => {}); // nobody may be waiting
  worker.addEventListener('error', (event) => end(event.message || 'the worker could not be loaded'));
  worker.addEventListener('messageerror', () => end('the worker sent what cannot be read'));
  return { death, end };
}

export function connect_worker(): Connection {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
  const { death, end } = death_of(worker);
  const remote = Comlink.wrap<RunWorker>(worker);
  return {
    worker: {
      create: (options, watched) => Promise.race([death, remote.create(options, watched)]),
      configure: (change) => Promise.race([death, remote.configure(change)]),
      watch: (parameter) => Promise.race([death, remote.watch(parameter)]),
      advance: (steps) => Promise.race([death, remote.advance(steps)]),
      phase: () => Promise.race([death, remote.phase()]),
      rewind: (step) => Promise.race([death, remote.rewind(step)]),
    },
    terminate: () => {
      worker.terminate();
      end('the worker was ended');
    },
  };
}
