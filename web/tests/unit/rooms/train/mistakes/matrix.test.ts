// SPDX-License-Identifier: MIT
/** The table of mistakes: what counts come to, which cell lies where, and where keys lead. */
import { expect, it } from 'vitest';
import { cell_at, cell_by_key, matrix_layout } from '../../../../../src/rooms/train/mistakes/matrix';
import {
  bars_from,
  class_scores,
  commonest_mistake,
  wrong_in,
} from '../../../../../src/rooms/train/mistakes/scores';

/** 2 of 3 noughts right, 1 of 4 ones, and a class nobody is of. */
const TABLE = { classes: 3, confusion: [2, 0, 1, 2, 1, 1, 0, 0, 0] };

it('per class: right by samples, and nothing where there are none', () => {
  expect(class_scores(TABLE)).toEqual([
    { samples: 3, right: 2, share: 2 / 3 },
    { samples: 4, right: 1, share: 1 / 4 },
    { samples: 0, right: 0, share: Number.NaN },
  ]);
  expect(wrong_in(TABLE)).toBe(4);
  expect(commonest_mistake(TABLE)).toEqual([1, 0]);
  expect(commonest_mistake({ classes: 2, confusion: [3, 0, 0, 4] })).toBeNull();
});

it('bars begin at 80 % only where all reach it', () => {
  const of = (...shares: number[]) =>
    bars_from(shares.map((share) => ({ samples: 10, right: 10 * share, share })));
  expect([of(0.8, 1), of(0.79, 1), of(Number.NaN, 0.9)]).toEqual([0.8, 0, 0.8]);
});

it('a cell is where its row and column meet', () => {
  const layout = matrix_layout(10, { width: 340, height: 230, unit: 1 });
  const { left, top, side } = layout;
  expect(layout.bars?.from).toBeGreaterThan(left + 10 * side);
  expect(cell_at(layout, 10, left + 9.5 * side, top + 5.5 * side)).toEqual([5, 9]);
  expect(cell_at(layout, 10, left - 1, top + 1)).toBeNull();
  expect(cell_at(layout, 10, left + 10 * side + 1, top + 1)).toBeNull();
  expect(matrix_layout(40, { width: 340, height: 400, unit: 1 }).bars).toBeNull();
});

it.each([
  ['ArrowRight', [5, 9], [5, 9]],
  ['ArrowLeft', [5, 9], [5, 8]],
  ['ArrowUp', [0, 3], [0, 3]],
  ['ArrowDown', [0, 3], [1, 3]],
  ['Home', [4, 3], [4, 0]],
  ['End', [4, 3], [4, 9]],
  ['s', [4, 3], null],
] as const)('%s leads from %j to %j', (key, from, to) => {
  expect(cell_by_key(key, from, 10)).toEqual(to);
});
