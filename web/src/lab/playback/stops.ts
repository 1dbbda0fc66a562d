// SPDX-License-Identifier: MIT
/** Where a clicker rests on its way through a run: 0, 1, 2, 5, 10, 20, 50 …, and the stop that was set. */

const WITHIN_A_DECADE = [1, 2, 5];

/** The stops up to the first beyond `step`. */
function stops(step: number, own: number): number[] {
  const all = [0];
  for (let decade = 1; (all.at(-1) as number) <= step; decade *= 10)
    all.push(...WITHIN_A_DECADE.map((times) => times * decade));
  if (own > 0) all.push(own);
  return all.sort((one, other) => one - other);
}

/** `own`: the stop that was set; 0: none. */
export const stop_after = (step: number, own: number): number =>
  stops(step, own).find((stop) => stop > step) as number;

/** 0 is before itself: there the walk begins. */
export const stop_before = (step: number, own: number): number =>
  stops(step, own).findLast((stop) => stop < step) ?? 0;
