// SPDX-License-Identifier: MIT
/** The wasm, fetched and compiled; all that a page needs of the core, which lives in its workers. */
import type { WasmSource } from './api';
import { require } from './check';

async function bytesAt(url: URL | string, signal?: AbortSignal): Promise<BufferSource> {
  if (String(url).startsWith('file:') && typeof process !== 'undefined') {
    const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
    return readFile(new URL(url)) as Promise<Uint8Array<ArrayBuffer>>;
  }
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

/** Of whatever realm. */
const is_a = (name: string, value: unknown) => Object.prototype.toString.call(value) === `[object ${name}]`;

/** `signal` gives the download up. */
export async function compile(source: WasmSource, signal?: AbortSignal): Promise<WebAssembly.Module> {
  if (is_a('WebAssembly.Module', source)) return source as WebAssembly.Module;
  require(typeof source === 'string' ||
    is_a('URL', source), 'wasm', 'a WebAssembly.Module or its address, a URL or string', source);
  return WebAssembly.compile(await bytesAt(source as URL | string, signal));
}
