// SPDX-License-Identifier: MIT
/** Workers over the real core (build/wasm must be built) without threads: each call is answered a turn later. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load_run_core } from '../../../src/core/modules/run-core';
import { loadMomentum } from '../../../src/core/momentum';
import { session_of } from '../../../src/worker/client/session-of';
import { CORE_TASKS } from '../../../src/worker/products/core-tasks';
import { products_arrived } from '../../../src/worker/products/late/arrival';
import { LATE_TASKS } from '../../../src/worker/products/late/late-tasks';
import * as late_products from '../../../src/worker/products/late/run-products';
import type { CoreTaskOf } from '../../../src/worker/products/product';
import type {
  Advance,
  Connect,
  CoreTasks,
  CoreWorker,
  RunTasks,
  RunWorker,
} from '../../../src/worker/protocol';
import { type Answer, Service } from '../../../src/worker/session/service';

/** By the folder that Vitest runs in: in a document, this file's own address is one of a server. */
const built = (name: string) => pathToFileURL(resolve('../build/wasm', name));
export const core = await loadMomentum(built('momentum-core.wasm'));
/** What runs have on the page: they are not to ask for more. */
const run_core = await load_run_core(built('momentum-run.wasm'));

products_arrived(late_products);

/** What is called: a run's verb, or a task by its name. */
export type Verb = Exclude<keyof RunWorker, 'task'> | keyof RunTasks | keyof CoreTasks;

/** How a call is answered: `make` does what was asked. */
export type Answering = <T>(verb: Verb, make: () => T) => Promise<T>;

/** As a message from another thread: not before what waits already. */
export const message = () => new Promise((done) => setImmediate(done));

/** As it arrives at the page: copied, and what moves is gone from where it was. */
export const carried = <T>({ answer, moving }: Answer<T>): T => structuredClone(answer, { transfer: moving });

/** The time that a number of steps took, the same on every machine. */
function timed(verb: Verb, args: readonly unknown[], answer: unknown): unknown {
  if (verb !== 'advance' && verb !== 'phase') return answer;
  return { ...(answer as Advance), took: verb === 'advance' ? Number(args[0]) / 4 : 1 };
}

export function core_worker(answer: Answering): CoreWorker {
  const service = new Service(run_core);
  let sessions = 0;
  const session = () => {
    const id = sessions++;
    return session_of((verb, args) => {
      const name = (verb === 'task' ? args[0] : verb) as Verb;
      return answer(name, () => timed(name, args, carried(service.ask(id, verb, args))));
    });
  };
  return {
    session,
    task: (name, request) => {
      const made = (product: CoreTaskOf<typeof name>) =>
        answer(name, () => {
          const result = product.compute(core, request);
          return carried({ answer: result, moving: product.transfer(result) });
        });
      if (name in CORE_TASKS)
        return made((CORE_TASKS as Record<string, unknown>)[name] as CoreTaskOf<typeof name>);
      return LATE_TASKS[name]().then((product) => made(product as CoreTaskOf<typeof name>));
    },
  };
}

/** Workers whose runs do some verbs otherwise. */
export const with_verbs =
  (connect: Connect<CoreWorker>, otherwise: (run: RunWorker) => Partial<RunWorker>): Connect<CoreWorker> =>
  (died) => {
    const { worker, ...connection } = connect(died);
    const session = () => {
      const run = worker.session();
      const own = otherwise(run);
      return new Proxy(run, { get: (_, verb: keyof RunWorker) => own[verb] ?? run[verb] });
    };
    return { ...connection, worker: { ...worker, session } };
  };
