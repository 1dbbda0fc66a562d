// SPDX-License-Identifier: MIT
/** The one worker's script: brings the core to life, then answers what it is asked of its runs and of the core. */
import * as Comlink from 'comlink';
import { CORES } from '../core/modules/cores';
import { is_late, LATE_TASKS } from './products/late/late-tasks';
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
  ask: (session, verb, args) => answered((running) => running.ask(session, verb, args)),
  task: async (name, request) => {
    if (!is_late(name)) return answered((running) => running.task(name, request as never));
    const product: CoreTaskOf<typeof name> = await LATE_TASKS[name]();
    return answered((running) => running.compute(product, request as never));
  },
};

Comlink.expose(worker);
