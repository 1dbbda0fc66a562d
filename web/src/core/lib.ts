// SPDX-License-Identifier: MIT
/** Entry of dist/lib/momentum.js: the core for other people's pages and for Node, its wasm beside it. */
import type { Momentum, WasmSource } from './api';
import { loadMomentum as load } from './momentum';

export type * from './api';
export { OptionError } from './check';
export type * from './descent-api';
export type * from './options';

// A variable, so that the bundler leaves the address to be found where the file lies.
const WASM = 'momentum.wasm';

/**
 * Loads the core: `const momentum = await loadMomentum(); const trainer = new momentum.Trainer({ … })`.
 * Finds momentum.wasm beside itself, in browsers, workers and Node; `wasm` names another place or a compiled module.
 */
export function loadMomentum(wasm: WasmSource = new URL(WASM, import.meta.url)): Promise<Momentum> {
  return load(wasm);
}
