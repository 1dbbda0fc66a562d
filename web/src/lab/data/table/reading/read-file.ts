// SPDX-License-Identifier: MIT
/** The reading of a file in a worker of its own, which ends with it; or earlier, when somebody cancels. */
import * as Comlink from 'comlink';
import { type Dialect, MOST_BYTES, type ReadTable } from '../cells';
import type { ReadingProgress } from './read-table';
import { start_reader } from './start-reader';
import type { TableReader } from './table-reader';

export interface FileReading {
  /** rejects where the file cannot be read, or the worker ended */
  done: Promise<ReadTable>;
  cancel(): void;
}

/** What is too large is refused by its size alone. */
export function read_file(file: Blob, chosen: Partial<Dialect>, report: ReadingProgress): FileReading {
  if (file.size > MOST_BYTES)
    return { done: Promise.resolve({ refused: { rule: 'size', bytes: file.size } }), cancel: () => {} };
  const worker = start_reader();
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'the reader ended')));
  });
  const reader = Comlink.wrap<TableReader>(worker);
  const answer = reader.read(file, chosen, Comlink.proxy(report));
  const done = Promise.race([answer, died]).finally(() => worker.terminate());
  return { done, cancel: () => worker.terminate() };
}
