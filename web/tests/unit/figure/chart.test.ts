// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { axis_marks } from '../../../src/figure/chart';
import { end_labels } from '../../../src/figure/chart-curves';
import { figure } from './every-mark';

const FRAME = { left: 40, top: 10, width: 100, height: 80 };
const label = (y: number, rows: number) => ({
  y,
  rows: Array.from({ length: rows }, (_, i) => ({ text: `row ${i}`, colour: 'a' as const, bold: i === 0 })),
});
const heights = (labels: ReturnType<typeof label>[]) =>
  end_labels(FRAME, labels, 12, 8).map((mark) => (mark.kind === 'text' ? mark.y : Number.NaN));

it('names at curves’ ends begin there, move apart where they meet, and stay beside the frame', () => {
  expect(heights([label(50, 2)])).toEqual([50, 62]);
  const placed = heights([label(50, 2), label(52, 1)]).sort((one, other) => one - other);
  expect(placed.map((y, i) => y - (placed[0] ?? 0) - 12 * i)).toEqual([0, 0, 0]);
  expect(heights([label(500, 2)])).toEqual([72, 84]);
  expect(heights([label(-500, 1)])).toEqual([16]);
});

it('numbers of an axis stand beside their values, and the name of the lower one below its numbers', () => {
  const marks = axis_marks(figure([]), {
    rows: [1, 0.1],
    row_text: String,
    columns: [0, 25],
    column_text: (step) => `step ${step}`,
    gap: 6,
    label: 'steps',
    line: 15,
  });
  const texts = marks.flatMap((mark) =>
    mark.kind === 'text' ? [[mark.text, mark.x, Math.round(mark.y)]] : [],
  );
  expect(texts).toEqual([
    ['1', 34, 10],
    ['0.1', 34, 50],
    ['step 0', 40, 102],
    ['step 25', 90, 102],
    ['steps', 90, 117],
  ]);
  expect(marks.filter(({ kind }) => kind === 'rule')).toHaveLength(2);
});
