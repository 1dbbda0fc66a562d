// SPDX-License-Identifier: MIT
/** The worker of one run: brings the core to life, then does what the page asks. */
import * as Comlink from 'comlink';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { Advance, Made, Probes, Reply, RunOptions, ServedRun, Tuning } from './protocol';
import { answered } from './session/answered';
import { Session } from './session/session';

let momentum: Promise<Momentum> | null = null;
let session: Session | null = null;

function present(): Session {
  if (!session) throw new Error('no run has been made');
  return session;
}

/** Timed, and its columns moved to the page instead of copied. */
function sent(make: () => Made): Advance {
  const started = performance.now();
  const made = make();
  const buffers = Object.values(made.columns).map((column: Float32Array) => column.buffer as ArrayBuffer);
  return Comlink.transfer({ ...made, took: performance.now() - started }, buffers);
}

const worker: ServedRun = {
  hello: async () => {},
  async create(core: WebAssembly.Module, options: RunOptions, probes: Probes): Promise<Reply<Made>> {
    momentum ??= loadMomentum(core);
    const loaded = await momentum;
    return answered(() => {
      const next = new Session(loaded, options, probes);
      session?.dispose();
      session = next;
      return next.created();
    });
  },
  // What the core refuses is an answer: the run is as it was, and so is this worker.
  configure: async (tuning: Tuning) => answered(() => present().configure(tuning)),
  look: async (probes: Probes) => present().look(probes),
  gradient: async () => present().gradient(),
  advance: async (steps: number, ahead?: boolean) => sent(() => present().advance(steps, ahead)),
  phase: async () => sent(() => present().phase()),
  back: async () => present().back(),
  both_ways: async (steps: number, tuning: Tuning) => present().insight.both_ways(steps, tuning),
  rewind: async (step: number) => present().rewind(step),
};

Comlink.expose(worker);
