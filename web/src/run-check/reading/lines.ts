// SPDX-License-Identifier: MIT
/** A text as lines, each with its numbers; a table with a head as cells. */
import { type FoundNumber, is_number_text, numbers_in, plain_line } from './numbers';

export interface TextLine {
  /** from 1 */
  line: number;
  text: string;
  numbers: readonly FoundNumber[];
}

/** A table whose first line names its columns. */
export interface CellTable {
  head: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
}

/** A comma is the decimal sign where no number has a point and commas stand as one would. */
function with_points(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => /\d/.test(line));
  const has_points = filled.some((line) => /\d\.\d/.test(line));
  const is_decimal = (line: string) => /\d,\d{2,}/.test(line) && !/\d,\d+,\d/.test(line);
  const commas = filled.filter(is_decimal).length;
  if (has_points || commas < Math.max(3, filled.length / 2)) return lines;
  // The first of two: 3,1368 is a step and digits only where another comma stands in the line.
  return lines.map((line) => line.replace(/(\d),(\d{2,})/g, '$1.$2'));
}

const plain_lines = (text: string): string[] => text.split(/\r\n|[\n\r\u2028]/).map(plain_line);

export const text_lines = (text: string): TextLine[] =>
  with_points(plain_lines(text)).map((line, i) => ({ line: i + 1, text: line, numbers: numbers_in(line) }));

const cells_of = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** Where a semicolon or a tab separates, a comma may be the decimal sign. */
const value_of = (cell: string, delimiter: string): string =>
  delimiter !== ',' && /^[-+]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell;

/** Null: the text is no such table. */
export function table_in(text: string): CellTable | null {
  const lines = plain_lines(text).map((line, i) => ({ line: i + 1, text: line }));
  const [first, second, ...more] = lines.filter(({ text }) => text.trim() !== '');
  if (!first || !second) return null;
  const delimiter = ['\t', ';', ','].find((one) => first.text.includes(one));
  if (!delimiter) return null;
  const head = cells_of(first.text, delimiter);
  const rows = [second, ...more].map(({ line, text }) => ({
    line,
    cells: cells_of(text, delimiter).map((cell) => value_of(cell, delimiter)),
  }));
  // A column of row numbers may have no name.
  const is_head = head.every((cell, i) =>
    cell === '' ? i === 0 : !is_number_text(cell) && !/[:=]\s*\S/.test(cell),
  );
  const fits = rows.filter(({ cells }) => cells.length === head.length && cells.some(is_number_text));
  return is_head && 2 * fits.length > rows.length ? { head, rows } : null;
}
