// SPDX-License-Identifier: MIT
/** A few of many, evenly: pictures of a hundred thousand points show no more than those of a few thousand. */

/** At most `most` of the numbers from `from` up to `to`, in order. */
export function evenly(from: number, to: number, most: number): number[] {
  const count = Math.max(0, to - from);
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => from + Math.floor((i * count) / taken));
}
