// SPDX-License-Identifier: MIT
/**
 * The page's end of its workers. The core is compiled once, for all. A call still open when a worker dies or is ended is
 * rejected, never left hanging.
 */
import * as Comlink from 'comlink';
import wasm from '#wasm/momentum-core.wasm?url';
import { compile } from '../core/compile';
import type { Connection, ServedRun, ServedStopwatch, Stopwatch } from './protocol';

let compiled: Promise<WebAssembly.Module> | null = null;

/** Being compiled while the first worker starts. What failed is tried again for the next worker. */
function core(): Promise<WebAssembly.Module> {
  compiled ??= compile(new URL(wasm, location.href)).catch((error) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

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

function connected<T>(worker: Worker) {
  const { death, end } = death_of(worker);
  core().catch(() => {}); // said by the call that needs it
  return {
    remote: Comlink.wrap<T>(worker),
    answered: <A>(answer: Promise<A>): Promise<A> => Promise.race([death, answer]),
    terminate: () => {
      worker.terminate();
      end('the worker was ended');
    },
  };
}

export function connect_worker(): Connection {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
  const { remote, answered, terminate } = connected<ServedRun>(worker);
  return {
    worker: {
      create: (options, watched) =>
        answered(core().then((module) => remote.create(module, options, watched))),
      configure: (change) => answered(remote.configure(change)),
      watch: (parameter) => answered(remote.watch(parameter)),
      advance: (steps, ahead) => answered(remote.advance(steps, ahead)),
      phase: () => answered(remote.phase()),
      rewind: (step) => answered(remote.rewind(step)),
    },
    terminate,
  };
}

export function connect_stopwatch(): Stopwatch {
  const worker = new Worker(new URL('./bench-entry.ts', import.meta.url), { type: 'module' });
  const { remote, answered, terminate } = connected<ServedStopwatch>(worker);
  return {
    time: (options, milliseconds) =>
      answered(core().then((module) => remote.time(module, options, milliseconds))),
    terminate,
  };
}
