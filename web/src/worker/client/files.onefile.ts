// SPDX-License-Identifier: MIT
/** In momentum-lab.html: the core and the workers' scripts are in the page itself. */
import CompareWorker from '../compare-entry?worker&inline';
import RunWorker from '../entry?worker&inline';
import RavineWorker from '../ravine-entry?worker&inline';
import type { Start } from './files';

export const load_core = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await globalThis.unpack('core'));

export const start_run: Start = () => new RunWorker();
export const start_compare: Start = () => new CompareWorker();
export const start_ravine: Start = () => new RavineWorker();
