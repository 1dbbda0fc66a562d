// SPDX-License-Identifier: MIT
/** Workers over the real core (build/wasm must be built) without threads: each call is answered a turn later. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadMomentum } from '../../../src/core/momentum';
import type { RunWorker, Tracer } from '../../../src/worker/protocol';
import type { Surveyor } from '../../../src/worker/ravine-protocol';
import { answered } from '../../../src/worker/session/answered';
import { Session } from '../../../src/worker/session/session';
import { descend, field, rate_map } from '../../../src/worker/session/survey';
import { trace } from '../../../src/worker/session/trace';

/** By the folder that Vitest runs in: in a document, this file's own address is one of a server. */
const wasm = pathToFileURL(resolve('../build/wasm/momentum-core.wasm'));
export const core = await loadMomentum(wasm);

/** How a call is answered: `make` does what was asked. */
export type Answering<Verb> = <T>(verb: Verb, make: () => T) => Promise<T>;

/** As a message from another thread: not before what waits already. */
export const message = () => new Promise((done) => setImmediate(done));

export function core_run_worker(answer: Answering<keyof RunWorker>): RunWorker {
  let session: Session | null = null;
  const present = () => session as Session;
  return {
    create: (options, probes) =>
      answer('create', () =>
        answered(() => {
          session = new Session(core, options, probes);
          return session.created();
        }),
      ),
    configure: (tuning) => answer('configure', () => answered(() => present().configure(tuning))),
    gradient: () => answer('gradient', () => present().gradient()),
    look: (probes) => answer('look', () => present().look(probes)),
    advance: (steps, ahead) =>
      answer('advance', () => ({ ...present().advance(steps, ahead), took: steps / 4 })),
    phase: () => answer('phase', () => ({ ...present().phase(), took: 1 })),
    back: () => answer('back', () => present().back()),
    both_ways: (steps, tuning) => answer('both_ways', () => present().insight.both_ways(steps, tuning)),
    rewind: (step) => answer('rewind', () => present().rewind(step)),
  };
}

export function core_surveyor(answer: Answering<keyof Surveyor>): Surveyor {
  return {
    descend: (question) => answer('descend', () => descend(core, question)),
    field: (surface, grid) => answer('field', () => field(core, surface, grid)),
    rate_map: (...question) => answer('rate_map', () => rate_map(core, ...question)),
  };
}

export function core_tracer(answer: Answering<keyof Tracer>): Tracer {
  return {
    losses_and_gradient: (options, steps) => answer('losses_and_gradient', () => trace(core, options, steps)),
  };
}
