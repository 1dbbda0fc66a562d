// SPDX-License-Identifier: MIT
/** How a text is cut into cells and numbers, guessed from its first rows. */
import Papa from 'papaparse';
import { DELIMITERS, type DecimalSign, type Delimiter, type Dialect } from '../cells';
import { is_date, is_missing, number_of } from './numbers';

/** So many rows and letters tell. */
const ROWS = 200;
const LETTERS = 2 ** 20;

export const rows_of = (text: string, delimiter: Delimiter): string[][] =>
  Papa.parse<string[]>(text.slice(0, LETTERS), { delimiter, preview: ROWS, skipEmptyLines: 'greedy' }).data;

/** What cuts most rows into the same number of cells, at least two; a comma may be a decimal sign, so it comes last. */
const IN_ORDER: readonly Delimiter[] = ['\t', ';', '|', ','];
const ENOUGH = 0.8;

/** The share of the rows that have as many cells as most have; 0 where that is one. */
function evenness(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most = 1, times = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return most > 1 ? times / rows.length : 0;
}

/** Excel's own line says it. */
export function said_delimiter(text: string): Delimiter | null {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  return DELIMITERS.find((one) => one === said) ?? null;
}

export function guessed_delimiter(text: string): Delimiter {
  const said = said_delimiter(text);
  if (said) return said;
  const all = IN_ORDER.map((one) => ({ one, even: evenness(rows_of(text, one)) }));
  const fit = all.find(({ even }) => even >= ENOUGH);
  return fit?.one ?? all.reduce((best, next) => (next.even > best.even ? next : best)).one;
}

/** 0,5 · 12,25 · 1.234,5 can only be one thing, and so can their like with a point. */
const CLEAR: Record<DecimalSign, RegExp> = {
  comma:
    /^[+\-−]?(?:\d*,(?!\d{3}$)\d+|0,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,})(?:[eE][+-]?\d+)?$/,
  point:
    /^[+\-−]?(?:\d*\.(?!\d{3}$)\d+|0\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,})(?:[eE][+-]?\d+)?$/,
};
const EITHER = /^[+\-−]?[1-9]\d{0,2},\d{3}$/;

/** `ambiguous`: a number that may be two, where nothing tells which. */
export function guessed_decimal(rows: readonly string[][]): {
  decimal: DecimalSign;
  ambiguous: string | null;
} {
  const cells = rows.flat().map((cell) => cell.trim());
  const votes = (sign: DecimalSign) =>
    cells.filter((cell) => CLEAR[sign].test(cell) && !is_date(cell)).length;
  const [comma, point] = [votes('comma'), votes('point')];
  if (comma > point) return { decimal: 'comma', ambiguous: null };
  const either = point === 0 ? cells.find((cell) => EITHER.test(cell)) : undefined;
  return { decimal: 'point', ambiguous: either ?? null };
}

/** Names are no numbers, and stand above some; above texts alone they are all there, all different, and come once. */
export function guessed_header(rows: readonly string[][], decimal: DecimalSign): boolean {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0) return false;
  const is_number = (cell: string) => !Number.isNaN(number_of(cell.trim(), decimal));
  if (first.some((cell) => is_number(cell) || is_date(cell.trim()))) return false;
  if (rest.some((row) => row.some(is_number))) return true;
  const names = first.map((cell) => cell.trim());
  if (names.some(is_missing) || new Set(names).size < names.length) return false;
  return first.every((cell, i) => rest.every((row) => row[i] !== cell));
}

/** What is not chosen is guessed. */
export function dialect_of(
  text: string,
  chosen: Partial<Dialect>,
): Omit<Dialect, 'encoding'> & { ambiguous: string | null } {
  const delimiter = chosen.delimiter ?? guessed_delimiter(text);
  const rows = rows_of(said_delimiter(text) ? text.slice(text.indexOf('\n') + 1) : text, delimiter);
  const guess = guessed_decimal(rows);
  const decimal = chosen.decimal ?? guess.decimal;
  const header = chosen.header ?? guessed_header(rows, decimal);
  return { delimiter, decimal, header, ambiguous: chosen.decimal ? null : guess.ambiguous };
}
