// SPDX-License-Identifier: MIT
/** Where the parts of a loss' figure lie. */
/** Counts in equal bins over 0 … most; what is not finite is in none, what is beyond is in the last. */
export function histogram(values: ArrayLike<number>, bins: number, most: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    const bin = most > 0 ? Math.floor((value / most) * bins) : 0;
    const at = Math.min(bins - 1, Math.max(0, bin));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** How high −log p is drawn: a round number no sample's loss is above, as far as that can be. */
export const loss_top = (loss: number): number => Math.min(100, Math.max(4, Math.ceil(loss * 1.1) || 4));

/** The truth first, then the likeliest of the others, no more than there is room for. */
export function bars_order(p: ArrayLike<number>, label: number, most: number): number[] {
  const others = Array.from({ length: p.length }, (_, i) => i).filter((i) => i !== label);
  if (others.length >= most) others.sort((one, other) => (p[other] ?? 0) - (p[one] ?? 0));
  return [label, ...others.slice(0, most - 1).sort((one, other) => one - other)];
}
