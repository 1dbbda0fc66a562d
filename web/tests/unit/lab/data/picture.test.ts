// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { class_look, points_marks } from '../../../../src/lab/data/picture';

const places = [
  [10, 10],
  [20, 10],
  [30, 10],
  [40, 10],
] as const;

it('a class has a shape and a colour, and test points are hollow and lie above', () => {
  const marks = points_marks(
    { places, labels: [1, 0, 1, 0], test: [0, 0, 1, 0] },
    { radius: 3, inside: 'card' },
  );
  expect(marks.map(({ fill, colour, parts }) => [fill, colour, parts.length])).toEqual([
    ['class-0', undefined, 2],
    ['class-1', undefined, 1],
    ['card', 'class-1', 1],
  ]);
  expect(marks[0]?.parts).toEqual([
    { x: 20, y: 10, radius: 3 },
    { x: 40, y: 10, radius: 3 },
  ]);
});

it('a sixth class looks as the first', () => {
  expect([0, 1, 2, 3, 4, 5].map((label) => class_look(label).shape)).toEqual([
    'circle',
    'triangle',
    'square',
    'diamond',
    'plus',
    'circle',
  ]);
});
