// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { spans } from '../../../src/figure/columns';

function columns(steps: number[], values: number[], wide = 10): number[][] {
  const outlines: number[][] = [];
  const series = { step: Float64Array.from(steps), value: Float64Array.from(values) };
  spans(
    series,
    [0, steps.length],
    (step) => Math.floor(step / wide),
    (...span) => void outlines.push(span),
  );
  return outlines;
}

describe('pixel columns of a curve', () => {
  it('reach from the least to the greatest value in them, and on from where the last one ended', () => {
    expect(columns([1, 2, 3, 11, 12, 30], [5, 9, 7, 1, 2, 3])).toEqual([
      [0, 5, 9],
      [1, 1, 7],
      [3, 2, 3],
    ]);
  });

  it('leave gaps where nothing is finite', () => {
    const { NaN: none, POSITIVE_INFINITY: beyond } = Number;
    expect(columns([1, 11, 21, 22, 31], [4, none, beyond, 6, 8])).toEqual([
      [0, 4, 4],
      [1, 4, 4],
      [2, 6, 6],
      [3, 6, 8],
    ]);
    expect(columns([1, 2], [none, none])).toEqual([]);
  });
});
