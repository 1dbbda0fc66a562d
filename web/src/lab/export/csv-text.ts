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
