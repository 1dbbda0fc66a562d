// SPDX-License-Identifier: MIT
/** The page's end of its workers. The core is compiled once, for all. */
import * as Comlink from 'comlink';
import wasm from '#wasm/momentum-core.wasm?url';
import { compile } from '../core/compile';
import type { Connect, RunWorker, Served, ServedRun, ServedStopwatch, Stopwatch } from './protocol';

/** The core on its way, and how to give that way up. */
interface Loading {
  module: Promise<WebAssembly.Module>;
  abandon(): void;
}

let loading: Loading | null = null;

/** Compiled while the first worker starts. What failed is tried again for the next worker. */
function load(): Loading {
  const given_up = new AbortController();
  const forget = () => {
    if (loading === this_one) loading = null;
  };
  const module = compile(new URL(wasm, location.href), given_up.signal);
  const this_one: Loading = {
    module,
    abandon: () => {
      forget();
      given_up.abort();
    },
  };
  module.catch(forget);
  return this_one;
}

/** Who still wants it when another gives the download up gets the next one. */
async function core(wanted = () => true): Promise<WebAssembly.Module> {
  loading ??= load();
  return loading.module.catch((error) => {
    if (error instanceof Error && error.name === 'AbortError' && wanted()) return core(wanted);
    throw error;
  });
}

function connected<T extends Served>(worker: Worker, died: (message: string) => void) {
  worker.addEventListener('error', ({ message }) => died(message ?? ''));
  worker.addEventListener('messageerror', () => died('messageerror'));
  const remote = Comlink.wrap<T>(worker);
  let arrived = false;
  let ended = false;
  // Comlink's type does not see through T; it is the remote's own.
  const hello = remote.hello as unknown as Served['hello'];
  const loaded = Promise.all([core(() => !ended), hello()]).then(() => {
    arrived = true;
  });
  const terminate = () => {
    ended = true;
    worker.terminate();
    // A download that does not get on would hold up the next one of the same file.
    if (!arrived) loading?.abandon();
  };
  return { remote, loaded, terminate };
}

export const connect_worker: Connect<RunWorker> = (died) => {
  const script = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
  const { remote, loaded, terminate } = connected<ServedRun>(script, died);
  const worker: RunWorker = {
    create: async (options, watched) => remote.create(await core(), options, watched),
    configure: (change) => remote.configure(change),
    watch: (parameter) => remote.watch(parameter),
    advance: (steps, ahead) => remote.advance(steps, ahead),
    phase: () => remote.phase(),
    rewind: (step) => remote.rewind(step),
  };
  return { worker, loaded, terminate };
};

export const connect_stopwatch: Connect<Stopwatch> = (died) => {
  const script = new Worker(new URL('./bench-entry.ts', import.meta.url), { type: 'module' });
  const { remote, loaded, terminate } = connected<ServedStopwatch>(script, died);
  const worker: Stopwatch = {
    time: async (options, milliseconds) => remote.time(await core(), options, milliseconds),
  };
  return { worker, loaded, terminate };
};
