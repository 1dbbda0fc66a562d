// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { SLIDERS } from '../../../src/lab/experiment/rates';
import { key_value, type Scale } from '../../../src/lib/scale';

const lr: Scale = SLIDERS.lr.control;
const momentum: Scale = SLIDERS.momentum.control;

/** Where a key leads, again and again, until it leads nowhere. */
function positions(scale: Scale, key: string, from: number): number[] {
  const path = [from];
  for (let at = from; path.length < 100; path.push(at)) {
    const next = key_value(scale, key, at);
    if (next === null || next === at) break;
    at = next;
  }
  return path;
}

describe.each([
  ['lr', lr],
  ['γ', momentum],
])('%s', (_, scale) => {
  const span = scale.position(scale.max) - scale.position(scale.min);
  const along = Array.from({ length: 1001 }, (_, i) => scale.position(scale.min) + (span * i) / 1000);

  it('grows along the slider, with few digits, and each value lies where it was found', () => {
    const values = along.map(scale.value_at);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect([values[0], values.at(-1)]).toEqual([scale.min, scale.max]);
    for (const value of values) {
      expect(scale.value_at(scale.position(value))).toBe(value);
      expect(String(value).replace(/^0?\.?0*|\.|e.*/g, '').length).toBeLessThanOrEqual(3);
    }
  });

  it('lies at its ends with values outside', () => {
    expect(scale.position(-1)).toBe(scale.position(scale.min));
    expect(scale.position(1000)).toBe(scale.position(scale.max));
  });

  it('has marks that a hand can hit and pages reach', () => {
    for (const tick of scale.ticks) expect(scale.value_at(scale.position(tick))).toBe(tick);
    expect(positions(scale, 'PageUp', scale.min)).toEqual(scale.ticks);
    expect(positions(scale, 'PageDown', scale.max)).toEqual([...scale.ticks].reverse());
  });

  it('goes the same way up and down, from end to end', () => {
    const up = positions(scale, 'ArrowRight', scale.min);
    expect(up.at(-1)).toBe(scale.max);
    expect(positions(scale, 'ArrowDown', scale.max)).toEqual(up.reverse());
    expect(key_value(scale, 'Home', scale.max)).toBe(scale.min);
    expect(key_value(scale, 'End', scale.min)).toBe(scale.max);
    expect(key_value(scale, 'a', scale.min)).toBeNull();
  });
});

it('γ goes by one digit of 1−γ', () => {
  expect(positions(momentum, 'ArrowUp', 0)).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99,
    0.991, 0.992, 0.993, 0.994, 0.995, 0.996, 0.997, 0.998, 0.999,
  ]);
});

it('equal lengths of the γ slider are equal factors of 1−γ', () => {
  const [a, b, c, d] = [0, 0.9, 0.99, 0.999].map(momentum.position) as [number, number, number, number];
  expect(b - a).toBeCloseTo(c - b, 12);
  expect(c - b).toBeCloseTo(d - c, 12);
});

it.each([
  [lr, 'ArrowUp', 0.1, 0.2],
  [lr, 'ArrowUp', 0.0457, 0.05],
  [lr, 'ArrowUp', 0.9, 1],
  [lr, 'ArrowDown', 1, 0.9],
  [lr, 'ArrowDown', 0.0457, 0.04],
  [lr, 'PageUp', 0.3, 3],
  [lr, 'PageDown', 0.03, 0.003],
  [lr, 'PageUp', 30, 100],
  [momentum, 'ArrowUp', 0.85, 0.9],
  [momentum, 'ArrowDown', 0.905, 0.9],
  [momentum, 'PageUp', 0.3, 0.5],
  // From outside the span a key leads to its end, or nowhere; never away from where it points.
  [lr, 'ArrowUp', 0, 1e-4],
  [lr, 'ArrowDown', 0, 0],
  [momentum, 'ArrowUp', 1.5, 1.5],
  [momentum, 'PageUp', 1.5, 1.5],
  [momentum, 'ArrowDown', 1.5, 0.999],
  [momentum, 'PageDown', 1.5, 0.999],
])('%# %s %d → %d', (scale, key, from, to) => expect(key_value(scale, key, from)).toBe(to));
