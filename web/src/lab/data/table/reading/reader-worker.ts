// SPDX-License-Identifier: MIT
/** The script of the worker that reads tables, so that the page goes on answering. */
import * as Comlink from 'comlink';
import type { ReadTable } from '../cells';
import { read_table } from './read-table';
import { memory_of, type TableReader } from './table-reader';

const reader: TableReader = {
  async read(file, chosen, report) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const table: ReadTable = read_table(bytes, chosen, (rows, share) => void report(rows, share));
    return Comlink.transfer(table, memory_of(table));
  },
};

Comlink.expose(reader);
