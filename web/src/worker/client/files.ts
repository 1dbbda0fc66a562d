// SPDX-License-Identifier: MIT
/** The files of a served page that training needs: the core, and the workers' scripts. */
import wasm from '#wasm/momentum-core.wasm?url';
import { compile } from '../../core/compile';
import compare_script from '../compare-entry?worker&url';
import run_script from '../entry?worker&url';
import ravine_script from '../ravine-entry?worker&url';

/** Starts a worker; `in_vain` counts those whose script was waited for in vain before. */
export type Start = (in_vain: number) => Worker;

/** Fetched as bytes and then compiled, so that no server needs to know wasm's content type. */
export const load_core = (signal: AbortSignal): Promise<WebAssembly.Module> =>
  compile(new URL(wasm, location.href), signal);

/**
 * Chromium goes on downloading the script of a worker that was terminated, and lets the next request for the same
 * address wait for it, for 20 s: another try is for another address.
 */
export const from_script =
  (script: string): Start =>
  (in_vain) =>
    new Worker(in_vain === 0 ? script : `${script}?${in_vain}`, { type: 'module' });

export const start_run = from_script(run_script);
export const start_compare = from_script(compare_script);
export const start_ravine = from_script(ravine_script);
