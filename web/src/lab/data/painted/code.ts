// SPDX-License-Identifier: MIT
/** Painted points as letters of a link: four of RFC 4648's base64url a point, in their order. */
import { COLUMNS, MOST_CLASSES, type PaintedPoint, ROWS } from './points';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const A_POINT = 4;

function letters_of({ column, row, label }: PaintedPoint): string {
  let rest = (label * ROWS + row) * COLUMNS + column;
  let letters = '';
  for (let i = 0; i < A_POINT; i++) {
    letters += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return letters;
}

export const text_of_points = (points: readonly PaintedPoint[]): string => points.map(letters_of).join('');

function point_of(letters: string): PaintedPoint | null {
  const digits = [...letters].map((letter) => LETTERS.indexOf(letter));
  const number = digits.reduceRight((sum, digit) => sum * LETTERS.length + digit, 0);
  const in_plane = Math.floor(number / COLUMNS);
  const label = Math.floor(in_plane / ROWS);
  if (digits.includes(-1) || label >= MOST_CLASSES) return null;
  return { column: number % COLUMNS, row: in_plane % ROWS, label };
}

/** Null where the letters are no points. */
export function points_of_text(text: string): PaintedPoint[] | null {
  if (text.length % A_POINT !== 0) return null;
  const points = Array.from({ length: text.length / A_POINT }, (_, i) =>
    point_of(text.slice(A_POINT * i, A_POINT * (i + 1))),
  );
  return points.every((point) => point !== null) ? points : null;
}
