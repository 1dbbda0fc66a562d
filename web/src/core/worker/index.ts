// SPDX-License-Identifier: MIT
/** Entry of dist/lib/worker.js: trainers in workers. */
import type { WasmSource } from '../api';
import { require } from '../check';
import type { TrainerOptions } from '../options';
import { is_object, read_tree } from '../plain';
import type { WorkerLike, WorkerSettings, WorkerTrainer } from './api';
import { handed, Line, or_abort } from './line';
import { worker_trainer } from './trainer';

export { OptionError } from '../lib';
export type * from './api';

const is_address = (value: unknown): value is URL | string =>
  typeof value === 'string' || Object.prototype.toString.call(value) === '[object URL]';

const is_worker = (value: unknown): value is WorkerLike =>
  is_object(value) && typeof Reflect.get(value, 'postMessage') === 'function';

// A variable, and words to the bundlers: none of them looks for a module that browsers do not have.
const THREADS = 'node:worker_threads';

/** Node has no Worker but one to import. */
async function thread(script: URL | string): Promise<WorkerLike> {
  const { Worker } = (await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ THREADS
  )) as typeof import('node:worker_threads');
  // Flags of the program, such as --input-type, are not for this script.
  return new Worker(String(script).startsWith('file:') ? new URL(script) : script, { execArgv: [] });
}

const SCRIPT = './momentum-worker.js';

function started(script: URL | string | undefined): WorkerLike | Promise<WorkerLike> {
  if (typeof Worker === 'undefined') return thread(script ?? new URL(SCRIPT, import.meta.url));
  if (script !== undefined) return new Worker(script, { type: 'module' });
  // In these words bundlers find the script, and build it.
  return new Worker(new URL(/* @vite-ignore */ './momentum-worker.js', import.meta.url), { type: 'module' });
}

/** An address is the page's: a worker's own would be another. */
function of_page(wasm: WasmSource | undefined): WasmSource | undefined {
  if (!is_address(wasm)) return wasm;
  const page = globalThis.location?.href;
  return page ? String(new URL(wasm, page)) : String(wasm);
}

/**
 * Makes a trainer in a worker: `const trainer = await createWorkerTrainer({ data: … }); await trainer.run(10_000)`. Of its
 * options, or of the bytes that save() gave. Its worker ends with `await trainer.delete()`, or `trainer.terminate()`.
 */
export async function createWorkerTrainer(
  options: TrainerOptions | Uint8Array | ArrayBuffer,
  settings: WorkerSettings = {},
): Promise<WorkerTrainer> {
  const fields = read_tree(settings, 'settings');
  const { worker, wasm, signal } = Object.fromEntries(fields) as WorkerSettings;
  require(signal === undefined || signal instanceof AbortSignal, 'signal', 'an AbortSignal', signal);
  const fits = worker === undefined || is_address(worker) || is_worker(worker);
  require(fits, 'worker', 'a Worker or the address of its script, a URL or string', worker);
  const payload = [handed(options, 'options'), handed(of_page(wasm), 'wasm')] as const;
  signal?.throwIfAborted();
  const line = is_worker(worker) ? new Line(worker, false) : new Line(await started(worker), true);
  const creation = line.trainer((served) => served.create(...payload));
  const undo = () => {
    if (line.own) line.end(signal?.reason);
    else creation.then((id) => line.remove(id)).catch(() => {});
  };
  return worker_trainer(line, await or_abort(creation, signal, undo));
}
