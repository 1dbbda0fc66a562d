// SPDX-License-Identifier: MIT
/** Sizes and cells as the dialog writes them. */
import { format_number } from '../../../lib/numbers';
import type { ColumnCells, DecimalSign } from '../../data/table/cells';
import { cell_text } from '../../data/table/problems';
import { number_text } from '../../data/table/reading/numbers';

/** 5.8 kB · 41.2 MB */
export function bytes_text(bytes: number): string {
  const [size, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${format_number(size, { digits: size < 10 ? 2 : 3 })} ${unit}`;
}

/** As the file writes it. */
export function written(column: ColumnCells, row: number, decimal: DecimalSign): string {
  const value = column.numbers[row] ?? Number.NaN;
  return Number.isNaN(value) ? cell_text(column, row) : number_text(value, decimal);
}
