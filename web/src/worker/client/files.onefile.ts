// SPDX-License-Identifier: MIT
/** In momentum-lab.html: the core, which has everything, and the worker's script are in the page itself. */
import InlineWorker from '../core-worker?worker&inline';
import type { Start } from './files';

export const load_core = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await globalThis.unpack('core'));

export const start_worker: Start = () => new InlineWorker();
