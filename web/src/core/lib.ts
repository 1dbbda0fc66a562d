// SPDX-License-Identifier: MIT
/** Entry of dist/lib/momentum.js: the core for other people's pages and for Node, its wasm beside it. */
import type { LoadOptions, Momentum, WasmSource } from './api';
import { require } from './check';
import { loadMomentum as load } from './momentum';
import { read_tree } from './plain';

export type * from './api';
export { OptionError } from './check';
export type * from './descent/descent-api';
export type * from './inside-api';
export type * from './options';

/** In these words bundlers find the file; Vite is not to, while it builds the library itself. */
const beside = () => new URL(/* @vite-ignore */ './momentum.wasm', import.meta.url);

/**
 * Loads the core: `const momentum = await loadMomentum(); const trainer = new momentum.Trainer({ … })`.
 * Finds momentum.wasm beside itself, in browsers, workers and Node; `wasm` is another place, its bytes or a compiled module.
 */
export async function loadMomentum(
  wasm: WasmSource = beside(),
  options: LoadOptions = {},
): Promise<Momentum> {
  const signal = read_tree(options, 'options').get('signal');
  require(signal === undefined || signal instanceof AbortSignal, 'signal', 'an AbortSignal', signal);
  return load(wasm, signal);
}
