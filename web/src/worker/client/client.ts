// SPDX-License-Identifier: MIT
/** The page's end of its workers. The core is compiled once, for all. */
import * as Comlink from 'comlink';
import type { Connect, Connection, CoreName, CoreWorker, RunWorker, ServedCore } from '../protocol';
import { load_core, start_worker } from './files';
import { session_of } from './session-of';
import { Tables } from './tables';

/** The core on its way, and how to give that way up if it has not come to its end. */
interface Loading {
  module: Promise<WebAssembly.Module>;
  give_up(): void;
}

const loading: Partial<Record<CoreName, Loading>> = {};

/** Compiled while the first worker starts. What failed is tried again for the next worker. */
function load(name: CoreName): Loading {
  const leaving = new AbortController();
  let arrived = false;
  const give_up = () => {
    if (arrived) return;
    if (loading[name] === this_one) delete loading[name];
    leaving.abort();
  };
  const module = load_core(name, leaving.signal);
  const this_one: Loading = { module, give_up };
  module.then(() => {
    arrived = true;
  }, give_up);
  return this_one;
}

function loading_of(name: CoreName): Loading {
  const one = loading[name] ?? load(name);
  loading[name] = one;
  return one;
}

/** Asked for before there is a worker: it comes while the page is made. What fails here is asked for again. */
export function expect_core(): void {
  loading_of('run').module.catch(() => {});
}

/** Who still wants it when another gives the download up gets the next one. */
async function core(name: CoreName, wanted: () => boolean): Promise<WebAssembly.Module> {
  return loading_of(name).module.catch((error) => {
    if (error instanceof Error && error.name === 'AbortError' && wanted()) return core(name, wanted);
    throw error;
  });
}

/** How often a worker's script was waited for in vain. */
let in_vain = 0;

/** Counts runs, of all workers: an id is never used again. */
let sessions = 0;

function connect(name: CoreName, died: (message: string) => void): Connection<CoreWorker> {
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
  const module = core(name, () => !ended).then((module) => {
    remote.start(module, name).catch((error) => died(String(error)));
  });
  const loaded = Promise.all([module, hello]).then(() => {});
  const terminate = () => {
    ended = true;
    worker.terminate();
    if (!arrived) in_vain++;
    loading[name]?.give_up();
  };
  return { worker: core_worker(remote), loaded, terminate };
}

/** A worker for runs, and for tasks that need nothing else of the core. */
export const connect_core: Connect<CoreWorker> = (died) => connect('run', died);
/** A worker that knows surfaces, too. */
export const connect_whole_core: Connect<CoreWorker> = (died) => connect('whole', died);

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
