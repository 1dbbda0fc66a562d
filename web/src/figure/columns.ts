// SPDX-License-Identifier: MIT
/**
 * Where many steps share a pixel column, the column is filled from their least to their greatest value: the same picture
 * as a line through them all, for a fraction of the work.
 */
import type { Points } from './marks';

/** A pixel column and the part of it the curve covers. */
type VisitColumn = (column: number, least: number, greatest: number) => void;

/**
 * The columns a part of a series covers, left to right, with the way from one to the next included. `column_of` grows
 * with the step. What is not finite leaves a gap.
 */
export function spans(
  { step, value }: Points,
  [from, to]: readonly [number, number],
  column_of: (step: number) => number,
  take: VisitColumn,
): void {
  let column = Number.NaN;
  let least = Number.NaN;
  let greatest = Number.NaN;
  let last = Number.NaN;
  const done = () => {
    if (least <= greatest) take(column, least, greatest);
  };
  for (let i = from; i < to; i++) {
    const next = column_of(step[i] as number);
    const y = value[i] as number;
    if (next !== column) {
      done();
      column = next;
      least = last;
      greatest = last;
    }
    if (Number.isFinite(y)) {
      // Written so that a number takes the place of NaN.
      if (!(least <= y)) least = y;
      if (!(greatest >= y)) greatest = y;
    }
    last = Number.isFinite(y) ? y : Number.NaN;
  }
  done();
}
