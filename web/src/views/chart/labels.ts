// SPDX-License-Identifier: MIT
/** Labels at the ends of curves: beside their line when they can, never over each other, never cut off. */

/** Tops of two labels of height `label` wanted centred on `first` and `second`, inside 0 … `height`. */
export function place_labels(first: number, second: number, label: number, height: number): [number, number] {
  const inside = (centre: number) => Math.min(Math.max(centre - label / 2, 0), Math.max(0, height - label));
  if (Math.abs(first - second) >= label) {
    const tops: [number, number] = [inside(first), inside(second)];
    if (Math.abs(tops[0] - tops[1]) >= label) return tops;
  }
  const middle = Math.min(Math.max((first + second) / 2, label), Math.max(label, height - label));
  const upper = middle - label;
  // Equal ends keep run a above run b, so that labels do not swap places from frame to frame.
  return first <= second ? [upper, middle] : [middle, upper];
}
