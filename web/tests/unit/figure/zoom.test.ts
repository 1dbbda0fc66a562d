// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { smooth } from '../../../src/figure/smooth';
import { clamped_span, pinched, scaled } from '../../../src/figure/zoom';

describe('a closer look', () => {
  it('stays inside of what there is, and is none when that is all', () => {
    expect(clamped_span([-10, 40], [0, 100])).toEqual([0, 50]);
    expect(clamped_span([80, 120], [0, 100])).toEqual([60, 100]);
    expect(clamped_span([10, 11], [0, 100])).toEqual([10, 14]);
    expect(clamped_span([-1, 101], [0, 100])).toBeNull();
  });

  it('keeps the step under the pointer, and those under two fingers', () => {
    expect(scaled([0, 100], 0.25, 0.5)).toEqual([12.5, 62.5]);
    expect(pinched([20, 40], [0.25, 0.75])).toEqual([10, 50]);
    expect(pinched([20, 40], [0.5, 0.5])).toBeNull();
  });
});

describe('smoothing', () => {
  const series = (...value: number[]) => ({
    step: Float64Array.from(value.keys()),
    value: Float64Array.from(value),
  });

  it('starts at the first value, keeps a constant, and leaves gaps', () => {
    expect(Array.from(smooth(series(3, 3, 3), 0.9).value, (value) => value.toFixed(6))).toEqual([
      '3.000000',
      '3.000000',
      '3.000000',
    ]);
    const { value } = smooth(series(1, Number.NaN, 3), 0.5);
    expect(Array.from(value)).toEqual([1, Number.NaN, (0.25 * 1 + 0.5 * 3) / 0.75]);
  });

  it('is the series itself where none is asked for, and made once for each', () => {
    const one = series(1, 2);
    expect(smooth(one, 0)).toBe(one);
    expect(smooth(one, 0.6)).toBe(smooth(one, 0.6));
    expect(smooth(one, 0.9)).not.toBe(smooth(one, 0.6));
  });
});
