// SPDX-License-Identifier: MIT
/** Data that were measured, as text of a line a sample: fetched, read, and kept once they are there. */
import { PATIENCE } from '../run/worker-connection';
import type { DataArrays } from './data-set';

/** A file of its own and no script, so that a browser asks again for one that did not come. */
export async function fetched(address: string): Promise<string> {
  const url = new URL(address, location.href);
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE.loading.end) });
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return response.text();
}

/** Reads lines of numbers, the last of which is the label; a line that begins with # is about the data. */
export function arrays_of_text(text: string, numbers_of: (line: string) => number[]): DataArrays {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const rows = lines.map(numbers_of);
  return {
    x: Float32Array.from(rows.flatMap((row) => row.slice(0, -1))),
    y: Int32Array.from(rows, (row) => row.at(-1) ?? 0),
  };
}
