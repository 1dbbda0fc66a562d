// SPDX-License-Identifier: MIT
/** The page's end of its workers. The core is compiled once, for all. */
import * as Comlink from 'comlink';
import type { Connect, CoreWorker, RunWorker, ServedCore } from '../protocol';
import { load_core, start_worker } from './files';
import { session_of } from './session-of';
import { Tables } from './tables';

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

/** Counts runs, of all workers: an id is never used again. */
let sessions = 0;

export const connect_core: Connect<CoreWorker> = (died) => {
  const worker = start_worker(in_vain);
  worker.addEventListener('error', ({ message }) => died(message ?? ''));
  worker.addEventListener('messageerror', () => died('messageerror'));
  const remote = Comlink.wrap<ServedCore>(worker);
  let arrived = false;
  let ended = false;
  const hello = remote.hello().then(() => {
    arrived = true;
  });
  // Not waited for: what is asked after it finds the core there.
  const module = core(() => !ended).then((module) => {
    remote.start(module).catch((error) => died(String(error)));
  });
  const loaded = Promise.all([module, hello]).then(() => {});
  const terminate = () => {
    ended = true;
    worker.terminate();
    if (!arrived) in_vain++;
    loading?.give_up();
  };
  return { worker: core_worker(remote), loaded, terminate };
};

function core_worker(remote: Comlink.Remote<ServedCore>): CoreWorker {
  const tables = new Tables((id, table) => remote.load(id, table));
  const session = () => {
    const id = sessions++;
    return session_of(async (verb, args) => {
      if (verb !== 'create') return remote.ask(id, verb, args);
      const [whole, ...more] = args as Parameters<RunWorker['create']>;
      const { options, sent } = tables.sent(whole);
      const [answer] = await Promise.all([remote.ask(id, verb, [options, ...more]), sent]);
      return answer;
    });
  };
  return { session, task: ((name, request) => remote.task(name, request)) as CoreWorker['task'] };
}
