// SPDX-License-Identifier: MIT
/** The one worker's script: brings the core to life, then answers what it is asked of its runs and of the core. */
import * as Comlink from 'comlink';
import { CORES } from '../core/modules/cores';
import { products_arrived, waits_for_products } from './products/late/arrival';
import { LATE_TASKS, run_products } from './products/late/late-tasks';
import type { CoreTaskOf } from './products/product';
import type { ServedCore } from './protocol';
import { type Answer, Service } from './session/service';

let service: Promise<Service> | null = null;

/** Questions keep their order: each waits for the core alone. */
async function answered(ask: (service: Service) => Answer<unknown>): Promise<unknown> {
  if (!service) throw new Error('the core has not come');
  const { answer, moving } = ask(await service);
  // Only an object can have memory that moves.
  return moving.length > 0 ? Comlink.transfer(answer, moving) : answer;
}

/** This question and those after it wait: they keep their order. Where nothing comes, the next question tries again. */
function wait_for_products(): void {
  const arrival = run_products().then(products_arrived, () => {});
  service = service && Promise.all([service, arrival]).then(([core]) => core);
  service?.catch(() => {});
}

const worker: ServedCore = {
  hello: () => {},
  start(core, name) {
    service ??= CORES[name](core).then((momentum) => new Service(momentum));
    // Whoever asks hears of it.
    service.catch(() => {});
  },
  load: async (id, table) => {
    await answered((running) => running.load(id, table));
  },
  ask(session, verb, args) {
    if (waits_for_products(verb, args)) wait_for_products();
    return answered((running) => running.ask(session, verb, args));
  },
  task: async (name, request) => {
    const product: CoreTaskOf<typeof name> = await LATE_TASKS[name]();
    return answered((running) => running.compute(product, request as never));
  },
};

declare global {
  /** the script that answers in this worker */
  var answers: true | undefined;
}

// A script started at another address (client/files) comes again, as itself, with what comes late and shares code with it.
if (!globalThis.answers) Comlink.expose(worker);
globalThis.answers = true;
