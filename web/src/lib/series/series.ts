// SPDX-License-Identifier: MIT
/** A column of values over steps, as it is drawn and read: points in step order with their extremes. */

export interface Series {
  step: Float64Array;
  value: Float64Array;
  /** over all steps, of finite values; NaN while there is none */
  least: number;
  greatest: number;
  /** the points that stay; one more may be a value of the latest step alone */
  settled_count: number;
}

export interface SeriesPoint {
  step: number;
  value: number;
}

/** Of values in step order that somebody has: a list, a file, another run's. NaN is a gap. */
export function series_of(step: ArrayLike<number>, value: ArrayLike<number>): Series {
  let [least, greatest] = [Number.NaN, Number.NaN];
  for (let i = 0; i < value.length; i++) {
    const one = value[i] as number;
    if (!Number.isFinite(one)) continue;
    // Written so that a number takes the place of NaN.
    if (!(least <= one)) least = one;
    if (!(greatest >= one)) greatest = one;
  }
  return {
    step: Float64Array.from(step),
    value: Float64Array.from(value),
    least,
    greatest,
    settled_count: step.length,
  };
}

/** The point at or next before `step`, or null when there is none. */
export function point_at({ step, value }: Series, at: number): SeriesPoint | null {
  let low = 0;
  let high = step.length; // the first point after `at` lies in low … high
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((step[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : { step: step[low - 1] as number, value: value[low - 1] as number };
}

/** A copy that stays as it is, of a series that goes on. */
export const still = ({ step, value, ...rest }: Series): Series => ({
  ...rest,
  step: step.slice(),
  value: value.slice(),
});
