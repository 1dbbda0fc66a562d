// SPDX-License-Identifier: MIT
/** The wasm, fetched and compiled; all that a page needs of the core, which lives in its workers. */
import type { WasmSource } from './api';

async function bytesAt(url: URL | string): Promise<BufferSource> {
  if (String(url).startsWith('file:') && typeof process !== 'undefined') {
    const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
    return readFile(new URL(url)) as Promise<Uint8Array<ArrayBuffer>>;
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(await bytesAt(source));
}
