// SPDX-License-Identifier: MIT
import { describe, expect, it, vi } from 'vitest';
import { place_labels } from '../../../../src/figure/labels';
import {
  linear_ticks,
  log_ticks,
  loss_range,
  step_text,
  tick_text,
  zero_range,
} from '../../../../src/figure/ticks';
import { chart_figure } from '../../../../src/lab/chart/describe';
import { GENTLE, open, play_out } from '../lab_support';

describe('ticks', () => {
  it('are round, inside the range, about as many as asked for', () => {
    expect(linear_ticks(0, 600, 6)).toEqual([0, 100, 200, 300, 400, 500, 600]);
    expect(linear_ticks(-1.06, 1.06, 3)).toEqual([-1, 0, 1]);
    expect(linear_ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(linear_ticks(1, 1, 5)).toEqual([]);
    expect(linear_ticks(0, Number.POSITIVE_INFINITY, 5)).toEqual([]);
  });

  it('thin out on a logarithmic axis as decades are added', () => {
    expect(log_ticks(0.02, 1.2, 8)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(log_ticks(0.01, 1.2, 6)).toEqual([0.01, 0.03, 0.1, 0.3, 1]);
    expect(log_ticks(1e-4, 1.2, 6)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
    expect(log_ticks(1e-9, 10, 6).length).toBeLessThanOrEqual(6);
    expect(log_ticks(0, 1, 6)).toEqual([]);
  });

  it('are those of a linear axis where a logarithmic one would have one or two', () => {
    const ticks = log_ticks(1, 1.15, 6);
    expect(ticks.length).toBeGreaterThan(2);
    for (const tick of ticks) expect(tick >= 1 && tick <= 1.15).toBe(true);
  });

  it('are written short', () => {
    expect([0, 0.03, 1e-5, 2e8, -1, -2e-7].map(tick_text)).toEqual([
      '0',
      '0.03',
      '10⁻⁵',
      '2·10⁸',
      '−1',
      '−2·10⁻⁷',
    ]);
    expect([0, 600, 25_000, 1_200_000].map(step_text)).toEqual(['0', '600', '25k', '1.2M']);
    // Rounded they would stand where they are not.
    expect([12_500, 137_500, 1_125_000].map(step_text)).toEqual(['12.5k', '137.5k', '1.125M']);
  });
});

describe('ranges', () => {
  it('hold all of the loss, with a lower end that moves in 1-2-5 steps', () => {
    for (const min of [1.05, 0.7, 0.31, 0.0123, 3e-6]) {
      const [low, high] = loss_range(min, 1.1368, true);
      expect(low).toBeLessThanOrEqual(min);
      expect(low).toBeGreaterThan(min / 2.6);
      expect(high).toBeGreaterThan(1.1368);
    }
    expect(loss_range(0.4, 1.1, false)[0]).toBe(0);
    expect(loss_range(0, 1.1, true)[0]).toBeGreaterThan(0);
  });

  it.each([
    ['one loss', 0.5, 0.5],
    ['a loss of 0', 0, 0],
    ['a fall to 0', 0, 1.1],
    ['losses of 1e-20', 1e-20, 1e-20],
  ])('hold %s on a logarithmic axis with numbers', (_, min, max) => {
    const [low, high] = loss_range(min, max, true);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThanOrEqual(min || Number.POSITIVE_INFINITY);
    expect(high).toBeGreaterThan(max);
    expect(log_ticks(low, high, 6).length).toBeGreaterThan(1);
  });

  it('from zero end at a round number', () => {
    expect(zero_range(0.1234)).toEqual([0, expect.closeTo(0.15)]);
    expect(zero_range(Number.NaN)).toEqual([0, 1]);
  });
});

describe('labels at the ends of curves', () => {
  it('never overlap, never leave the chart, and are in the order of their curves', () => {
    for (let a = 0; a <= 200; a += 10)
      for (let b = 0; b <= 200; b += 10)
        for (const others of [[], [a], [b, 100, 200], [0, 0, 0]]) {
          const wanted = [a, b, ...others];
          const tops = place_labels(
            wanted,
            wanted.map(() => 36),
            200,
          );
          const placed = tops.map((top, i) => ({ top, wanted: wanted[i] as number, i }));
          placed.sort((one, other) => one.top - other.top);
          placed.forEach((one, place) => {
            const before = placed[place - 1];
            expect(one.top).toBeGreaterThanOrEqual(before ? before.top + 36 - 1e-9 : 0);
            expect(one.top).toBeLessThanOrEqual(200 - 36 + 1e-9);
            if (before) expect(one.wanted).toBeGreaterThanOrEqual(before.wanted);
            if (before?.wanted === one.wanted) expect(one.i).toBeGreaterThan(before.i);
          });
        }
  });

  it('lie beside their curves where there is room, whatever their sizes', () => {
    expect(place_labels([20, 100], [20, 40], 200)).toEqual([10, 80]);
    expect(place_labels([100, 100], [20, 40], 200)).toEqual([75, 95]);
    expect(place_labels([10, 10, 10], [100, 100, 100], 200)).toEqual([0, 100, 200]);
  });
});

const SPEC = {
  column: 'loss',
  dashed: null,
  behind: null,
  smoothing: 0,
  large: true,
  log: true,
  gutter: 0,
  x_label: null,
  pen: 1,
  reference: null,
  fewest: 50,
  target: null,
  range: (min: number, max: number) => loss_range(min, max, true),
  y_text: tick_text,
} as const;

it('a loss of exactly 0 is a line at the lower end, marked 0', async () => {
  const { lab } = await open(`${GENTLE}&stop=3`);
  await play_out(lab);
  const [run, was] = [lab.runs.a, lab.runs.a.series('loss')];
  const value = Float64Array.from(was.value, (loss, i) => (i > 1 ? 0 : loss));
  vi.spyOn(run, 'series').mockReturnValue({ ...was, value, least: 0 });
  const figure = chart_figure(lab, SPEC, { width: 600, height: 300, unit: 16, least: 0 }, null);
  const numbers = figure.marks.filter((mark) => mark.kind === 'text' && mark.anchor === 'end');
  const bottom = figure.frame.top + figure.frame.height;
  expect(numbers.filter((mark) => mark.kind === 'text' && mark.text === '0')).toEqual([
    expect.objectContaining({ y: bottom }),
  ]);
  expect(numbers.length).toBeGreaterThan(2);
});

it('where a run met the target has a ring and its step, in the colour that was chosen for the run', async () => {
  const { lab } = await open(`${GENTLE}&b.colour=d&target=0.5&stop=137`);
  await play_out(lab);
  const { marks } = chart_figure(
    lab,
    { ...SPEC, target: 0.5, range: () => [0.01, 2] },
    { width: 600, height: 300, unit: 16, least: 0 },
    null,
  );
  // Plain descent is still above it.
  const step = [...lab.runs.b.series('loss').value].findIndex((loss) => loss <= 0.5);
  const rings = marks.filter((mark) => mark.kind === 'point' && mark.shape === 'ring');
  expect(rings).toEqual([{ kind: 'point', x: step, y: 0.5, shape: 'ring', colour: 'd' }]);
  const numbers = marks.filter((mark) => mark.kind === 'text' && mark.bold);
  expect(numbers).toEqual([expect.objectContaining({ text: String(step), colour: 'd-ink' })]);
});
