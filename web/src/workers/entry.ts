// SPDX-License-Identifier: MIT
/** The worker of one run: brings the core to life, then does what the page asks. */
import * as Comlink from 'comlink';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { Advance, Made, RunOptions, RunSettings, ServedRun, Snapshot } from './protocol';
import { Session } from './session';

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
  async create(core: WebAssembly.Module, options: RunOptions, watched: number): Promise<Snapshot> {
    momentum ??= loadMomentum(core);
    const next = new Session(await momentum, options, watched);
    session?.dispose();
    session = next;
    return next.snapshot();
  },
  configure: async (settings: RunSettings) => present().configure(settings),
  watch: async (parameter: number) => present().watch(parameter),
  gradient: async () => present().gradient(),
  advance: async (steps: number, ahead?: boolean) => sent(() => present().advance(steps, ahead)),
  phase: async () => sent(() => present().phase()),
  rewind: async (step: number) => present().rewind(step),
};

Comlink.expose(worker);
