// SPDX-License-Identifier: MIT
/** A table of the visitor's own, and what is to be made of it. */
import type { Dialect, TableCells } from './cells';
import type { TableChoices } from './choices';

interface TableFile {
  /** of its file; '' where it was pasted */
  name: string;
  /** as it was chosen, to be read otherwise */
  source: Blob;
  choices: TableChoices;
}

export interface OwnTable extends TableFile {
  cells: TableCells;
}

/** What a browser keeps: cells are many, and copying them would hold the page up; they are read again. */
export interface KeptTable extends TableFile {
  reading: Dialect;
}
