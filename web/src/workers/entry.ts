// SPDX-License-Identifier: MIT
/** The worker of one run: loads the core, then does what the page asks. */

import * as Comlink from 'comlink';
import wasm from '#wasm/momentum-core.wasm?url';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { Advance, Made, OptimizerChange, RunWorker, Snapshot, TrainerOptions } from './protocol';
import { Session } from './session';

let core: Promise<Momentum> | null = null;
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

const worker: RunWorker = {
  async create(options: TrainerOptions, watched: number): Promise<Snapshot> {
    core ??= loadMomentum(new URL(wasm, self.location.href));
    const next = new Session(await core, options, watched);
    session?.dispose();
    session = next;
    return next.snapshot();
  },
  configure: async (change: OptimizerChange) => present().configure(change),
  watch: async (parameter: number) => present().watch(parameter),
  advance: async (steps: number) => sent(() => present().advance(steps)),
  phase: async () => sent(() => present().phase()),
  rewind: async (step: number) => present().rewind(step),
};

Comlink.expose(worker);
