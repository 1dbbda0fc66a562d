// SPDX-License-Identifier: MIT
/** Tables as CSV that spreadsheets open as they are: UTF-8 with a mark that says so, CR LF, quotes where they are needed. */

/** By it Excel knows that Chinese letters are no other code's. */
export const BYTE_ORDER_MARK = '\ufeff';

type Cell = string | number;

function cell(value: Cell): string {
  // What is not finite is an empty cell: no spreadsheet has a number for it.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export const csv_of = (rows: readonly (readonly Cell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

/** Cells at a time: less than a frame's work. */
const CELLS = 4000;

/** A long table, row by row; between some and the next the page may answer, by `rest`. */
export async function csv_in_pieces(
  head: readonly string[],
  rows: number,
  row: (index: number) => readonly Cell[],
  rest: () => Promise<void>,
): Promise<string> {
  const pieces = [csv_of([head])];
  const at_once = Math.max(1, Math.floor(CELLS / head.length));
  for (let from = 0; from < rows; from += at_once) {
    const count = Math.min(at_once, rows - from);
    const some = csv_of(Array.from({ length: count }, (_, i) => row(from + i)));
    pieces.push(some.slice(BYTE_ORDER_MARK.length));
    await rest();
  }
  return pieces.join('');
}
