// SPDX-License-Identifier: MIT
/** Principal components against cases whose answer is known without working it out. */
import { expect, it } from 'vitest';
import { principal } from '../../../src/worker/products/plane/principal';

it('points along one line have one component, with the largest entry positive, whichever way they were written down', () => {
  // x = t·(−3, 4)/5 about (1, 2), t = −2, 0, 2: variance 8/3 along the line, 0 beside it.
  const line = [-2, 0, 2].flatMap((t) => [1 - (3 * t) / 5, 2 + (4 * t) / 5]);
  const { mean, directions, variances } = principal(line, 2, 2);
  expect([...mean]).toEqual([1, 2]);
  expect(directions[0]?.[0]).toBeCloseTo(-0.6, 12);
  expect(directions[0]?.[1]).toBeCloseTo(0.8, 12);
  expect(directions[1]?.[0]).toBeCloseTo(0.8, 12);
  expect(directions[1]?.[1]).toBeCloseTo(0.6, 12);
  expect(variances[0]).toBeCloseTo(8 / 3, 12);
  expect(variances[1]).toBeCloseTo(0, 12);
});

it('in 20 columns: directions of length 1 at right angles, the variance along each, the largest entry positive', () => {
  let state = 7;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const [columns, count] = [20, 300];
  const rows = Float32Array.from({ length: columns * count }, random);
  const { mean, directions, variances } = principal(rows, columns, columns);
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a).reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  for (const [i, one] of directions.entries())
    for (const [j, other] of directions.entries()) expect(dot(one, other)).toBeCloseTo(i === j ? 1 : 0, 12);
  const largest = directions.map((one) => [...one].sort((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0);
  expect(Math.min(...largest)).toBeGreaterThan(0);
  // The variance along a direction, from the rows themselves.
  for (const [i, direction] of directions.entries()) {
    let sum = 0;
    for (let row = 0; row < count; row++) {
      const off = mean.map((value, j) => (rows[row * columns + j] as number) - value);
      sum += dot(off, direction) ** 2;
    }
    expect(variances[i]).toBeCloseTo(sum / count, 12);
  }
  expect([...variances].sort((a, b) => b - a)).toEqual(variances);
});
