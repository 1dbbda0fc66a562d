// SPDX-License-Identifier: MIT
/** The files of a served page that training needs: the core, and the worker's script. */
import whole from '#wasm/momentum-core.wasm?url';
import run from '#wasm/momentum-run.wasm?url';
import { compile } from '../../core/compile';
import script from '../core-worker?worker&url';
import type { CoreName } from '../protocol';

const FILES: Record<CoreName, string> = { run, whole };

/** Starts a worker; `in_vain` counts those whose script was waited for in vain before. */
export type Start = (in_vain: number) => Worker;

/** Fetched as bytes and then compiled, so that no server needs to know wasm's content type. */
export const load_core = (name: CoreName, signal: AbortSignal): Promise<WebAssembly.Module> =>
  compile(new URL(FILES[name], location.href), signal);

/**
 * Chromium goes on downloading the script of a worker that was terminated, and lets the next request for the same
 * address wait for it, for 20 s: another try is for another address.
 */
export const start_worker: Start = (in_vain) =>
  new Worker(in_vain === 0 ? script : `${script}?${in_vain}`, { type: 'module' });
