// SPDX-License-Identifier: MIT
/** The page's end of its workers. The core is compiled once, for all. */
import * as Comlink from 'comlink';
import type { Connect, RunWorker, Served, ServedRun, ServedTracer, Tracer } from '../protocol';
import type { ServedSurveyor, Surveyor } from '../ravine-protocol';
import { load_core, type Start, start_compare, start_ravine, start_run } from './files';

/** The core on its way, and how to give that way up if it has not come to its end. */
interface Loading {
  module: Promise<WebAssembly.Module>;
  give_up(): void;
}

let loading: Loading | null = null;

/** Compiled while the first worker starts. What failed is tried again for the next worker. */
function load(): Loading {
  const leaving = new AbortController();
  let arrived = false;
  const give_up = () => {
    if (arrived) return;
    if (loading === this_one) loading = null;
    leaving.abort();
  };
  const module = load_core(leaving.signal);
  const this_one: Loading = { module, give_up };
  module.then(() => {
    arrived = true;
  }, give_up);
  return this_one;
}

/** Asked for before there is a worker: it comes while the page is made. What fails here is asked for again. */
export function expect_core(): void {
  loading ??= load();
  loading.module.catch(() => {});
}

/** Who still wants it when another gives the download up gets the next one. */
async function core(wanted = () => true): Promise<WebAssembly.Module> {
  loading ??= load();
  return loading.module.catch((error) => {
    if (error instanceof Error && error.name === 'AbortError' && wanted()) return core(wanted);
    throw error;
  });
}

/** How often a worker's script was waited for in vain. */
let in_vain = 0;

export function connected<T extends Served>(start: Start, died: (message: string) => void) {
  const worker = start(in_vain);
  worker.addEventListener('error', ({ message }) => died(message ?? ''));
  worker.addEventListener('messageerror', () => died('messageerror'));
  const remote = Comlink.wrap<T>(worker);
  let arrived = false;
  let ended = false;
  // Comlink's type does not see through T; it is the remote's own.
  const hello = (remote.hello as unknown as Served['hello'])().then(() => {
    arrived = true;
  });
  const module = core(() => !ended);
  const loaded = Promise.all([module, hello]).then(() => {});
  const terminate = () => {
    ended = true;
    worker.terminate();
    if (!arrived) in_vain++;
    loading?.give_up();
  };
  return { remote, module, loaded, terminate };
}

export const connect_worker: Connect<RunWorker> = (died) => {
  const { remote, module, loaded, terminate } = connected<ServedRun>(start_run, died);
  const worker: RunWorker = {
    create: async (options, probes) => remote.create(await module, options, probes),
    configure: (tuning) => remote.configure(tuning),
    look: (probes) => remote.look(probes),
    gradient: () => remote.gradient(),
    advance: (steps, ahead) => remote.advance(steps, ahead),
    phase: () => remote.phase(),
    back: () => remote.back(),
    both_ways: (steps, tuning) => remote.both_ways(steps, tuning),
    rewind: (step) => remote.rewind(step),
  };
  return { worker, loaded, terminate };
};

export const connect_tracer: Connect<Tracer> = (died) => {
  const { remote, module, loaded, terminate } = connected<ServedTracer>(start_compare, died);
  const worker: Tracer = {
    losses_and_gradient: async (options, steps) => remote.losses_and_gradient(await module, options, steps),
  };
  return { worker, loaded, terminate };
};

export const connect_surveyor: Connect<Surveyor> = (died) => {
  const { remote, module, loaded, terminate } = connected<ServedSurveyor>(start_ravine, died);
  const worker: Surveyor = {
    descend: async (question) => remote.descend(await module, question),
    field: async (surface, grid) => remote.field(await module, surface, grid),
    rate_map: async (...question) => remote.rate_map(await module, ...question),
  };
  return { worker, loaded, terminate };
};
