// SPDX-License-Identifier: MIT
/** What every chart has, whoever it is of: words, axes with numbers, lines across. */
import { place_of } from './geometry';
import type { Figure, Mark, TextMark } from './marks';

/** What is left out is plain, dark grey and begins at its place. */
export const word = (
  more: Pick<TextMark, 'x' | 'y' | 'text'> & Partial<Omit<TextMark, 'kind'>>,
): TextMark => ({ kind: 'text', colour: 'ink-2', anchor: 'start', bold: false, halo: false, ...more });

export interface AxisNumbers {
  /** values with a line across */
  rows: readonly number[];
  row_text(value: number): string;
  columns: readonly number[];
  column_text(step: number): string;
  /** between the frame and its numbers, px */
  gap: number;
  /** under the lower numbers; null: nothing */
  label: string | null;
  /** px from the lower numbers to that */
  line: number;
}

/** Numbers along the axes, and a line across for each of the upright one's. */
export function axis_marks(figure: Figure, numbers: AxisNumbers): Mark[] {
  const { rows, row_text, columns, column_text, gap, label, line } = numbers;
  const { left, top, width, height } = figure.frame;
  const place = place_of(figure);
  const below = top + height + gap + figure.font_size / 2;
  const across = rows.flatMap((at): Mark[] => [
    { kind: 'rule', along: 'x', at, colour: 'line', width: 1, dash: 'solid' },
    word({ x: left - gap, y: place.y(at), text: row_text(at), anchor: 'end' }),
  ]);
  const along = columns.map((at) =>
    word({ x: place.x(at), y: below, text: column_text(at), anchor: 'middle' }),
  );
  const name =
    label === null ? [] : [word({ x: left + width / 2, y: below + line, text: label, anchor: 'middle' })];
  return [...across, ...along, ...name];
}
