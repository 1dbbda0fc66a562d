// SPDX-License-Identifier: MIT
/** How often a column has which values, of each class: heights of bars that stand upon another. */
import type { ColumnCells } from '../../data/table/cells';
import { kinds_of, MOST_KINDS } from '../../data/table/choices';
import { kind_codes } from '../../data/table/plan';

/** Rows that are looked at: the picture is small. */
const MOST_ROWS = 4000;
const BINS = 14;

export interface ColumnBars {
  /** of each bar, rows of each class */
  bars: readonly (readonly number[])[];
  /** of the highest */
  most: number;
}

/** The bar of each row, −1 for none. */
function bars_of(
  column: ColumnCells,
  numeric: boolean,
): { of_row: (row: number) => number; count: number } | null {
  if (!numeric) {
    const kinds = kinds_of(column, MOST_KINDS);
    if (!kinds || kinds.length === 0) return null;
    const codes = kind_codes(column, kinds);
    return { of_row: (row) => codes[row] ?? -1, count: kinds.length };
  }
  const { range } = column;
  if (!range) return null;
  const [least, most] = range;
  const width = (most - least) / BINS || 1;
  const of_row = (row: number) => {
    const value = column.numbers[row] ?? Number.NaN;
    return Number.isNaN(value) ? -1 : Math.min(BINS - 1, Math.floor((value - least) / width));
  };
  return { of_row, count: BINS };
}

/** `classes`: of each row, −1 for none; null: all are alike. */
export function bars_of_column(
  column: ColumnCells,
  numeric: boolean,
  classes: { of_row: Int32Array; count: number } | null,
): ColumnBars | null {
  const found = bars_of(column, numeric);
  if (!found) return null;
  const bars = Array.from({ length: found.count }, () => Array<number>(classes?.count ?? 1).fill(0));
  const rows = column.numbers.length;
  for (let row = 0; row < rows; row += Math.max(1, Math.floor(rows / MOST_ROWS))) {
    const bar = bars[found.of_row(row)];
    const label = classes?.of_row[row] ?? 0;
    if (bar && label >= 0) bar[label] = (bar[label] as number) + 1;
  }
  const most = Math.max(1, ...bars.map((bar) => bar.reduce((sum, one) => sum + one, 0)));
  return { bars, most };
}
