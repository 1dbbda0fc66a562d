// SPDX-License-Identifier: MIT
/** The wasm, fetched and compiled; all that a page needs of the core, which lives in its workers. */
import type { WasmSource } from './api';
import { require } from './check';

// A variable, and words to the bundlers: none of them looks for a module that browsers do not have.
const FILES = 'node:fs/promises';

async function compileFile(url: URL | string): Promise<WebAssembly.Module> {
  const { readFile } = (await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ FILES
  )) as typeof import('node:fs/promises');
  return WebAssembly.compile((await readFile(new URL(url))) as Uint8Array<ArrayBuffer>);
}

/**
 * Compiled while it arrives: engines keep the machine code of nothing else for the next visit. From servers that do not
 * know wasm's content type, which streaming asks for, it is compiled from its bytes.
 */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (response.headers.get('content-type') === 'application/wasm')
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Of whatever realm. */
const is_a = (name: string, value: unknown) => Object.prototype.toString.call(value) === `[object ${name}]`;

const is_bytes = (value: unknown): value is ArrayBuffer | Uint8Array<ArrayBuffer> =>
  is_a('ArrayBuffer', value) || is_a('Uint8Array', value);

/** `signal` gives the download up. */
export async function compile(source: WasmSource, signal?: AbortSignal): Promise<WebAssembly.Module> {
  if (is_a('WebAssembly.Module', source)) return source as WebAssembly.Module;
  if (is_bytes(source)) return WebAssembly.compile(source);
  const fits = typeof source === 'string' || is_a('URL', source);
  require(fits, 'wasm', 'a WebAssembly.Module, its bytes, or its address, a URL or string', source);
  const url = source as URL | string;
  if (String(url).startsWith('file:') && typeof process !== 'undefined') return compileFile(url);
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return compileResponse(response);
}
