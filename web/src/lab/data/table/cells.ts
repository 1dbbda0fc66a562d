// SPDX-License-Identifier: MIT
/** A table as it was read: its cells by column, and how they were read. What is made of them is decided later. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const DECIMALS = ['point', 'comma'] as const;
export type DecimalSign = (typeof DECIMALS)[number];

/** How text becomes cells. */
export interface Dialect {
  encoding: Encoding;
  delimiter: Delimiter;
  decimal: DecimalSign;
  /** the first row has the columns' names */
  header: boolean;
}

export interface ColumnCells {
  name: string;
  /** of each row; NaN where the cell is no number */
  numbers: Float64Array;
  /** the smallest and the largest of them; null where there is none */
  range: readonly [number, number] | null;
  /** of each row the place in `texts` of a cell that is no number, −1 for others; null where all cells are numbers */
  codes: Int32Array | null;
  /** different texts in the order they came; no more than MOST_TEXTS */
  texts: readonly string[];
  /** how many different ones there are; MOST_TEXTS + 1: more than are kept */
  kinds: number;
  /** rows of empty cells and of what stands for them */
  missing: Int32Array;
  /** rows whose cell is neither a number nor missing */
  worded: Int32Array;
  /** cells that are dates */
  dates: number;
}

/** A row with another number of cells than there are columns. */
export interface RaggedRow {
  row: number;
  cells: readonly string[];
}

export interface TableCells {
  rows: number;
  columns: readonly ColumnCells[];
  reading: Dialect;
  /** the file begins with a byte order mark */
  bom: boolean;
  /** a number that may be read in two ways, where nothing else tells which */
  ambiguous: string | null;
  /** letters that are none in this encoding */
  unreadable: number;
  /** the first rows as they are written */
  head: readonly (readonly string[])[];
  /** rows with another number of cells; the first of them as they are written */
  ragged_rows: Int32Array;
  ragged: readonly RaggedRow[];
  /** a hash of the file's bytes */
  hash: string;
}

/** More different texts of a column are not kept. */
export const MOST_TEXTS = 1000;
/** Rows that are kept as they are written. */
export const HEAD_ROWS = 200;
/** Problems that are listed; the others are counted. */
export const MOST_LISTED = 50;

/** Why a file is no table at all. */
export type NoTable =
  | { rule: 'size'; bytes: number }
  | { rule: 'empty' }
  | { rule: 'nul'; row: number }
  | { rule: 'quote'; row: number }
  | { rule: 'rows'; rows: number }
  | { rule: 'one_column' }
  | { rule: 'columns'; columns: number };

/** What is refused before it is read; a tab has no room for more. */
export const MOST_BYTES = 256e6;
export const MOST_ROWS = 1_000_000;
export const MOST_COLUMNS = 10_000;
/** Numbers that are fed, a column of 0 and 1 for each text among them. */
export const MOST_VALUES = 2 ** 25;

/** What reading comes to. */
export type ReadTable = { ok: TableCells } | { refused: NoTable };
