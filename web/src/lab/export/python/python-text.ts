// SPDX-License-Identifier: MIT
/** Values and lines of a Python program as text. */
import type { Value } from '../../experiment/types';

/** Single quotes around; what would end the text or the line is escaped. */
export const quoted = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;

/** A number as Python reads it back: JavaScript's shortest text; a third is written as one. */
const number_text = (value: number): string => (value === 1 / 3 ? '1 / 3' : String(value));

export function literal(value: Value): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? number_text(value) : quoted(value);
}

export const indented = (lines: readonly string[], levels = 1): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(4 * levels) + line));

/** PEP 8's is 79; the page's preview has room for this. */
const WIDEST = 100;

/** A tuple on one line, or a line for each part. */
export function tuple_lines(parts: readonly string[]): string[] {
  const line = `(${parts.join(', ')})`;
  if (line.length + 4 < WIDEST) return [line];
  const last = parts.length - 1;
  return parts.map((part, i) => `${i === 0 ? '(' : ' '}${part}${i === last ? ')' : ','}`);
}

/** `before`, the parts with commas, `after`: on one line, or each part on lines of its own. */
export function list_lines(before: string, parts: readonly (readonly string[])[], after: string): string[] {
  const line = before + parts.flat().join(', ') + after;
  if (line.length <= WIDEST && parts.every(({ length }) => length === 1)) return [line];
  const last = parts.length - 1;
  const ended = (lines: readonly string[], end: string) =>
    lines.map((one, i) => (i === lines.length - 1 ? one + end : one));
  return [before, ...indented(parts.flatMap((lines, i) => ended(lines, i === last ? after : ',')))];
}
