// SPDX-License-Identifier: MIT
/** Between which numbers a formula's value lies when each of its operations rounds to a float32, whatever their order. */
import type { Expr, Name } from '../../../../src/lab/rule/expr';

export type Bounds = readonly [low: number, high: number];
export type NamedBounds = Readonly<Partial<Record<Name, Bounds>>>;

/** Two roundings each: the core's own order of operations may need one more than the formula's. */
const ROUNDING = 2 * 2 ** -24;
/** Below the least number that float32 has in full. */
const TINY = 2 ** -126;

export const exactly = (value: number): Bounds => [value, value];
export const lies_in = (value: number, [low, high]: Bounds) => value >= low && value <= high;

function rounded([low, high]: Bounds): Bounds {
  const off = ROUNDING * Math.max(Math.abs(low), Math.abs(high)) + TINY;
  return [low - off, high + off];
}

function corners(a: Bounds, b: Bounds, of: (x: number, y: number) => number): Bounds {
  const all = a.flatMap((x) => b.map((y) => of(x, y)));
  return [Math.min(...all), Math.max(...all)];
}

const times = (a: Bounds, b: Bounds): Bounds => rounded(corners(a, b, (x, y) => x * y));
const negative = ([low, high]: Bounds): Bounds => [-high, -low];
/** Each term rounds by itself: a small sum of large terms is as exact as those are. */
const together = (a: Bounds, b: Bounds): Bounds => rounded([a[0] + b[0], a[1] + b[1]]);
const squared = (one: Bounds): Bounds => {
  const [low, high] = times(one, one);
  return [Math.max(0, low), high];
};
/** Nothing can be said of it, and nothing fits it, where the divisor may be 0. */
const over = (a: Bounds, b: Bounds): Bounds =>
  lies_in(0, b) ? exactly(Number.NaN) : rounded(corners(a, b, (x, y) => x / y));

export function span_of(expr: Expr, numbers: NamedBounds): Bounds {
  const value = (one: Expr) => span_of(one, numbers);
  switch (expr.op) {
    case 'name':
      return numbers[expr.name] ?? exactly(Number.NaN);
    case 'factor':
    case 'count':
      return rounded(exactly(expr.value));
    case 'power': {
      const [low, high] = value(expr.of);
      return rounded([low ** expr.t, high ** expr.t]);
    }
    case 'sum':
      return expr.terms
        .map(({ sign, of }) => rounded(sign < 0 ? negative(value(of)) : value(of)))
        .reduce(together);
    case 'product':
      return expr.of.map(value).reduce(times);
    case 'quotient':
      return over(value(expr.above), value(expr.below));
    case 'root': {
      const [low, high] = value(expr.of);
      return rounded([Math.sqrt(Math.max(0, low)), Math.sqrt(high)]);
    }
    case 'square':
      return squared(value(expr.of));
    case 'largest': {
      const [a, b] = expr.of.map(value) as [Bounds, Bounds];
      return [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    }
  }
}
