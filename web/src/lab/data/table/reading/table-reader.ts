// SPDX-License-Identifier: MIT
/** What is said between the page and the worker that reads tables. */
import type { Dialect, ReadTable } from '../cells';

export interface TableReader {
  read(
    file: Blob,
    chosen: Partial<Dialect>,
    /** rows read, and the share of the file */
    report: (rows: number, share: number) => void,
  ): Promise<ReadTable>;
}

/** It moves to the page instead of being copied. */
export function memory_of(table: ReadTable): ArrayBuffer[] {
  if (!('ok' in table)) return [];
  return table.ok.columns.flatMap(({ numbers, codes, missing, worded }) =>
    [numbers, codes, missing, worded].flatMap((one) => (one ? [one.buffer as ArrayBuffer] : [])),
  );
}
