// SPDX-License-Identifier: MIT
/** The reading of a table: bytes to letters, letters to cells, cells to columns; what is not chosen is guessed. */
import Papa from 'papaparse';
import {
  type ColumnCells,
  type Dialect,
  type Encoding,
  HEAD_ROWS,
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_LISTED,
  MOST_ROWS,
  type NoTable,
  type RaggedRow,
  type ReadTable,
} from '../cells';
import { ColumnBuilder } from './column-builder';
import { dialect_of, said_delimiter } from './dialect';
import { decoded, guessed_encoding, marked } from './encoding';
import { hash_of_bytes } from './hash';

/** How far it is: rows read, and the share of the letters. */
export type ReadingProgress = (rows: number, share: number) => void;

/** Letters between two reports. */
const CHUNK = 2 ** 19;

class NotATable extends Error {
  constructor(readonly refused: NoTable) {
    super(refused.rule);
  }
}

/** Names there are none of are numbers; of equal ones, the later are numbered. */
export function column_names(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((written, i) => {
    const name = written.trim().replace(/\s+/g, ' ') || String(i + 1);
    let one = name;
    for (let k = 2; taken.has(one); k++) one = `${name} (${k})`;
    taken.add(one);
    return one;
  });
}

/** An empty cell at a row's end is as good as none. */
function trimmed(cells: readonly string[], width: number): readonly string[] {
  let { length } = cells;
  while (length > width && cells[length - 1]?.trim() === '') length--;
  return length < cells.length ? cells.slice(0, length) : cells;
}

class TableBuilder {
  #names: string[] | null = null;
  #columns: ColumnBuilder[] = [];
  readonly head: (readonly string[])[] = [];
  readonly ragged: RaggedRow[] = [];
  readonly ragged_rows: number[] = [];
  rows = 0;

  constructor(private readonly reading: Dialect) {}

  push(cells: readonly string[]): void {
    if (!this.#names) {
      this.#begin(cells);
      if (this.reading.header) return;
    }
    if (this.rows === MOST_ROWS) throw new NotATable({ rule: 'rows', rows: MOST_ROWS });
    const width = this.#columns.length;
    const own = trimmed(cells, width);
    if (own.length !== width) {
      this.ragged_rows.push(this.rows);
      if (this.ragged.length < MOST_LISTED) this.ragged.push({ row: this.rows, cells: own });
    }
    if (this.rows < HEAD_ROWS) this.head.push(own);
    for (let i = 0; i < width; i++) this.#columns[i]?.push(own[i] ?? '');
    this.rows++;
  }

  /** The first row says how many columns there are. */
  #begin(cells: readonly string[]): void {
    if (cells.length > MOST_COLUMNS) throw new NotATable({ rule: 'columns', columns: cells.length });
    this.#names = column_names(this.reading.header ? cells : cells.map(() => ''));
    this.#columns = this.#names.map(() => new ColumnBuilder(this.reading.decimal));
  }

  columns(): ColumnCells[] {
    return this.#columns.map((column, i) => column.done(this.#names?.[i] ?? ''));
  }
}

/** Where a quote was opened that nothing closes, the rest of the file is one cell. */
const unclosed = ({ errors }: Papa.ParseResult<string[]>) =>
  errors.some(({ code }) => code === 'MissingQuotes');

/** Papa Parse cuts a text in pieces, too; its types know that of files alone. */
type ParseInPieces = Papa.ParseConfig<string[]> & {
  chunkSize: number;
  chunk(result: Papa.ParseResult<string[]>): void;
};

function cut(text: string, table: TableBuilder, { delimiter }: Dialect, progress: ReadingProgress): void {
  const config: ParseInPieces = {
    delimiter,
    skipEmptyLines: 'greedy',
    chunkSize: CHUNK,
    chunk: (result) => {
      if (unclosed(result)) throw new NotATable({ rule: 'quote', row: table.rows + 1 });
      for (const cells of result.data) table.push(cells);
      progress(table.rows, Math.min(1, result.meta.cursor / text.length));
    },
  };
  Papa.parse(text, config);
}

/** Zero bytes are no letters: this is another kind of file. */
function refuse_binary(text: string): void {
  const at = text.indexOf('\0');
  if (at < 0) return;
  throw new NotATable({ rule: 'nul', row: text.slice(0, at).split('\n').length });
}

function count_unreadable(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

function read(bytes: Uint8Array, chosen: Partial<Dialect>, progress: ReadingProgress): ReadTable {
  const encoding: Encoding = chosen.encoding ?? guessed_encoding(bytes);
  const whole = decoded(bytes, encoding);
  refuse_binary(whole);
  const { ambiguous, ...dialect } = dialect_of(whole, chosen);
  const reading: Dialect = { encoding, ...dialect };
  const table = new TableBuilder(reading);
  cut(said_delimiter(whole) ? whole.slice(whole.indexOf('\n') + 1) : whole, table, reading, progress);
  const { rows, head, ragged } = table;
  const ragged_rows = Int32Array.from(table.ragged_rows);
  if (rows === 0) throw new NotATable({ rule: 'empty' });
  const columns = table.columns();
  if (columns.length < 2) throw new NotATable({ rule: 'one_column' });
  const [unreadable, hash] = [count_unreadable(whole), hash_of_bytes(bytes)];
  const bom = marked(bytes) === encoding;
  return { ok: { rows, columns, reading, bom, ambiguous, unreadable, head, ragged, ragged_rows, hash } };
}

/** What is no table is refused; whatever else fails, fails. */
export function read_table(
  bytes: Uint8Array,
  chosen: Partial<Dialect> = {},
  progress: ReadingProgress = () => {},
): ReadTable {
  if (bytes.length > MOST_BYTES) return { refused: { rule: 'size', bytes: bytes.length } };
  try {
    return read(bytes, chosen, progress);
  } catch (error) {
    if (error instanceof NotATable) return { refused: error.refused };
    throw error;
  }
}
