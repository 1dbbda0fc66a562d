// SPDX-License-Identifier: MIT
/** The figures of Inside a step: where things are drawn, and that nothing is drawn at NaN. */
import { describe, expect, it } from 'vitest';
import { by_level } from '../../../../src/rooms/inside/figures/levels';
import { bars_order, histogram, loss_top } from '../../../../src/rooms/inside/figures/loss-geometry';
import { arrows_of, HEIGHT, place_labels, WIDTH } from '../../../../src/rooms/inside/figures/motion-geometry';
import {
  distance,
  HEIGHT as NET,
  nearest,
  radius_of,
  y_of,
} from '../../../../src/rooms/inside/figures/net-geometry';
import { axis_of } from '../../../../src/rooms/inside/figures/weight-axis';
import { network_letters, part_names, rule_letters } from '../../../../src/rooms/inside/letters';
import { in_view } from '../../../../src/rooms/inside/swipe';

const sgd = {
  type: 'sgd',
  lr: 0.1,
  momentum: 0.9,
  dampening: 0,
  weight_decay: 0,
  nesterov: false,
  maximize: false,
  convention: 'pytorch',
} as const;

describe('the histogram', () => {
  it('counts every number once, both ends included', () => {
    expect(histogram([0, 0.1, 0.25, 0.5, 0.99, 1], 4, 1)).toEqual([2, 1, 1, 2]);
  });
  it('leaves out what is no number, and takes equal values', () => {
    expect(histogram([Number.NaN, Number.POSITIVE_INFINITY, 0.5], 2, 1)).toEqual([0, 1]);
    expect(histogram([0, 0], 2, 0)).toEqual([2, 0]);
  });
  it('has an axis that goes on above a great loss', () => {
    expect(loss_top(0.5)).toBe(4);
    expect(loss_top(9.5)).toBe(11);
    expect(loss_top(Number.NaN)).toBe(4);
  });
});

it('probabilities begin with the truth; of many, the likeliest are shown', () => {
  expect(bars_order([0.2, 0.3, 0.5], 1, 6)).toEqual([1, 0, 2]);
  expect(bars_order([0.1, 0.05, 0.5, 0.35], 1, 3)).toEqual([1, 2, 3]);
});

describe('the arrows', () => {
  const parts = (kept: number, news: number) => ({ kept, news, now: 0 });
  it('stand at their angle, news level', () => {
    const { here, turn, end } = arrows_of({ all: parts(2, 1), angle: Math.PI / 3 });
    expect(Math.atan2(here[1] - turn[1], turn[0] - here[0])).toBeCloseTo(Math.PI / 3);
    expect(end[1]).toBeCloseTo(turn[1]);
    const lengths = [Math.hypot(turn[0] - here[0], turn[1] - here[1]), end[0] - turn[0]];
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(2);
  });
  it.each([0, 0.1, 1.5, 3, Math.PI, Number.NaN])('stay in the picture at %f', (angle) => {
    for (const [kept, news] of [
      [2, 1],
      [0, 1],
      [1e-30, 1e-30],
      [0, 0],
      [Number.NaN, 1],
    ] as const)
      for (const [x, y] of Object.values(arrows_of({ all: parts(kept, news), angle }))) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(WIDTH);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(HEIGHT);
      }
  });
  it('have names that cover none another', () => {
    const at = (x: number) => ({ point: [x, 50] as const, anchor: 'start' as const });
    const placed = place_labels([
      { id: 'one', text: 'memory', at: [at(50)] },
      { id: 'two', text: 'news', at: [at(60), at(150)] },
      { id: 'three', text: 'sum', at: [at(52)] },
    ]);
    expect(placed.map(({ id, point }) => [id, point[0]])).toEqual([
      ['one', 50],
      ['two', 150],
    ]);
  });
});

describe('the network', () => {
  it('has every unit in the picture, whatever the size of its layer', () => {
    for (const units of [1, 3, 20, 512]) {
      expect(y_of(0, units) - radius_of(units)).toBeGreaterThanOrEqual(0);
      expect(y_of(units - 1, units) + radius_of(units)).toBeLessThanOrEqual(NET);
    }
  });
  it('takes a click for the nearest line within reach', () => {
    const low = { from: { x: 0, y: 0 }, to: { x: 10, y: 0 } };
    const high = { from: { x: 0, y: 8 }, to: { x: 10, y: 8 } };
    expect(nearest([low, high], { x: 5, y: 5 }, 6)).toBe(high);
    expect(nearest([low, high], { x: 5, y: 30 }, 6)).toBeNull();
    expect(distance({ from: { x: 1, y: 1 }, to: { x: 1, y: 1 } }, { x: 4, y: 5 })).toBe(5);
  });
});

describe("a weight's axis", () => {
  it('has round numbers that do not touch, and both values', () => {
    const { x, ticks } = axis_of(0.11696, 0.1188);
    expect(ticks).toContain(0.118);
    expect(x(0.11696)).toBeLessThan(x(0.1188));
  });
  it('has a place for a weight that does not move, or is no number', () => {
    expect(axis_of(0.5, 0.5)).toMatchObject({ ticks: [0.5] });
    expect(axis_of(Number.NaN, 1).x(1)).toBeGreaterThan(0);
    expect(axis_of(Number.NaN, 1).ticks).toEqual([]);
  });
});

it('formulas stand in letters', () => {
  expect(network_letters([])).toBe('ŷ = out(x)');
  expect(network_letters([{ activation: 'relu' }, { activation: 'sigmoid' }])).toBe(
    'ŷ = out(σ(linear2(relu(linear1(x)))))',
  );
  expect(network_letters(Array(5).fill({ activation: 'tanh' }))).toContain('…');
  expect(rule_letters(sgd, 'memory', 'update')).toEqual(['v ← γv + g', 'w ← w − lr·v']);
  expect(part_names(sgd, 'velocity')).toEqual({ kept: 'γv', news: 'g', now: 'v' });
  expect(part_names({ ...sgd, momentum: 0 }, 'none').kept).toBe('');
});

it('a window shows the wanted station where it has it whole', () => {
  const spans = [0, 100, 200, 300].map((at) => ({ at, width: 100 }));
  expect(in_view(spans, { at: 200, width: 200 }, 3)).toBe(3);
  expect(in_view(spans, { at: 90, width: 100 }, 3)).toBe(1);
  expect(in_view([], { at: 0, width: 100 }, -1)).toBe(0);
});

it('lines of about one strength and sign become one path, the strongest last', () => {
  const levels = by_level([1, -1, 0.98, 0.02, 0].map((value) => ({ value })));
  expect(levels.map(({ level, down, all }) => [level, down, all.length])).toEqual([
    [0, false, 2],
    [1, false, 2],
    [1, true, 1],
  ]);
});
