// SPDX-License-Identifier: MIT
/** The two cores a page's worker may be given, each with the script that belongs to it: a worker has one of them. */
import type { Momentum } from '../api';
import { load_run_core } from './run-core';

export const CORES = {
  run: load_run_core,
  // Its script comes when a room asks for it.
  whole: async (wasm: WebAssembly.Module): Promise<Momentum> =>
    (await import('../momentum')).loadMomentum(wasm),
};
