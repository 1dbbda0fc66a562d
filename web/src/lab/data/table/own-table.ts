// SPDX-License-Identifier: MIT
/** A table of the visitor's own, and what is to be made of it. */
import type { TableCells } from './cells';
import type { TableChoices } from './choices';

export interface OwnTable {
  /** of its file; '' where it was pasted */
  name: string;
  /** as it was chosen, to be read otherwise */
  source: Blob;
  cells: TableCells;
  choices: TableChoices;
}
