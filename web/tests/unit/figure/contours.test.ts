// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { border_at, levels_in } from '../../../src/figure/contours';

const place = { x: (column: number) => 10 * column, y: (row: number) => 10 * row };
const grid = (value: (column: number, row: number) => number) => ({
  columns: 21,
  rows: 11,
  values: Array.from({ length: 21 * 11 }, (_, i) => value(i % 21, Math.floor(i / 21))),
});
const points_of = (part: ReturnType<typeof border_at>[number] | undefined) => {
  if (!part || !('points' in part)) throw new Error('no line');
  return Array.from(
    { length: part.points.length / 2 },
    (_, i) => [part.points[2 * i] as number, part.points[2 * i + 1] as number] as const,
  );
};

it('a level lies where values between the grid’s points say', () => {
  const [ring, ...others] = levels_in(
    grid((x, y) => 30 - Math.hypot(x - 10, y - 5)),
    [26],
    place,
  );
  expect(others).toEqual([]);
  expect(ring?.rings).toHaveLength(1);
  // Four steps around the top, 10 px each.
  for (const [x, y] of points_of(ring?.rings[0])) expect(Math.hypot(x - 100, y - 50)).toBeCloseTo(40, -0.5);
});

it('a border ends at the grid’s edges and does not go along them', () => {
  const across = border_at(
    0.5,
    grid((_, y) => (y + 0.3) / 10),
    place,
  );
  expect(across).toHaveLength(1);
  const points = points_of(across[0]);
  for (const [x, y] of points.filter(([x]) => x >= 0 && x <= 200))
    expect([x, y]).toEqual([x, expect.closeTo(47, 3)]);
  expect(points.some(([x]) => x <= 0) && points.some(([x]) => x >= 200)).toBe(true);
});

it('a border of two parts, and one that is closed', () => {
  const stripe = border_at(
    0.5,
    grid((x) => (x > 4.2 && x < 12.2 ? 1 : 0)),
    place,
  );
  expect(stripe.map((part) => 'closed' in part && part.closed)).toEqual([false, false]);
  const island = border_at(
    26,
    grid((x, y) => 30 - Math.hypot(x - 10, y - 5)),
    place,
  );
  expect(island.map((part) => 'closed' in part && part.closed)).toEqual([true]);
});
