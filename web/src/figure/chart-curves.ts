// SPDX-License-Identifier: MIT
/** Curves over their steps, and names at their ends: of charts without a lab. */
import { word } from './chart';
import type { Role } from './inks';
import { place_labels } from './labels';
import type { Frame, LineMark, Mark, Points } from './marks';

/** Values of steps 0, 1, 2 … */
export const from_start = (value: ArrayLike<number>): Points => ({
  step: Float64Array.from({ length: value.length }, (_, i) => i),
  value,
});

export const curve = (
  points: Points,
  colour: Role,
  style: Partial<Pick<LineMark, 'width' | 'dashed' | 'faint'>> = {},
): LineMark => ({ kind: 'line', points, colour, width: 2, dashed: false, faint: false, ...style });

/** At the end of a curve. */
export interface EndLabel {
  /** where its first line would lie, px */
  y: number;
  rows: readonly { text: string; colour: Role; bold: boolean }[];
}

/** Right of the frame, `aside` px from it: each beside its end, none over another, within the frame's height. */
export function end_labels(frame: Frame, labels: readonly EndLabel[], line: number, aside: number): Mark[] {
  const x = frame.left + frame.width + aside;
  const lengths = labels.map(({ rows }) => rows.length * line);
  const centres = labels.map(({ y }, i) => y - frame.top + ((lengths[i] as number) - line) / 2);
  const starts = place_labels(centres, lengths, frame.height);
  return labels.flatMap(({ rows }, i) => {
    const first = frame.top + (starts[i] as number) + line / 2;
    return rows.map((row, at) => word({ ...row, x, y: first + at * line }));
  });
}
