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
import type { Curve } from '../../../../src/lab/chart/curve';
import { chart_figure, layout_of, type PlotSpec } from '../../../../src/lab/chart/describe';
import { run_curves } from '../../../../src/lab/chart/run-curves';
import { Metrics } from '../../../../src/lab/run/metrics';
import { read_record, write_record } from '../../../../src/lab/run/record-file';
import type { Lab } from '../../../../src/lab/view';
import { series_of } from '../../../../src/lib/series/series';
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

const NAMES = { a: 'A', b: 'B', c: 'C', d: 'D', e: 'E', f: 'F' };

const losses_of = (lab: Lab) => ({
  ...SPEC,
  curves: run_curves(lab, { column: 'loss' }, { short: NAMES, long: NAMES, tested: String }),
  steps: lab.step.value,
});

it('a loss of exactly 0 is a line at the lower end, marked 0', async () => {
  const { lab } = await open(`${GENTLE}&stop=3`);
  await play_out(lab);
  const [run, was] = [lab.runs.a, lab.runs.a.series('loss')];
  const value = Float64Array.from(was.value, (loss, i) => (i > 1 ? 0 : loss));
  vi.spyOn(run, 'series').mockReturnValue({ ...was, value, least: 0 });
  const figure = chart_figure(losses_of(lab), { width: 600, height: 300, unit: 16, least: 0 }, null);
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
    { ...losses_of(lab), target: 0.5, range: () => [0.01, 2] },
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

describe('curves that are no runs', () => {
  const box = { width: 600, height: 300, unit: 16, least: 0 };
  const plain = (key: string, style: Partial<Curve>, ...values: number[]): Curve => ({
    key,
    name: key,
    colour: 'a',
    dashed: false,
    series: series_of([0, 10, 20], values),
    ...style,
  });
  const lines = (curves: readonly Curve[], more: Partial<PlotSpec> = {}) => {
    const { marks } = chart_figure({ ...SPEC, curves, steps: 20, ...more }, box, null);
    return marks.filter((mark) => mark.kind === 'line');
  };

  it('are drawn with their own colours and dashes, what is faint behind, and have dots at their ends', () => {
    const curves = [
      plain('log', { colour: 'd' }, 1, 0.5, 0.25),
      plain('torch', { colour: 'f', dashed: true }, 1.5, 1, 0.75),
      plain('batches', { colour: 'd', faint: true, beside: 'log' }, 9, 8, 7),
    ];
    expect(lines(curves).map(({ colour, dashed, faint }) => ({ colour, dashed, faint }))).toEqual([
      { colour: 'd', dashed: false, faint: true },
      { colour: 'f', dashed: true, faint: false },
      { colour: 'd', dashed: false, faint: false },
    ]);
    const spec = { ...SPEC, curves, steps: 20 };
    const figure = chart_figure(spec, box, null);
    const ends = figure.marks.filter((mark) => mark.kind === 'point');
    expect(ends).toEqual([
      { kind: 'point', x: 20, y: 0.25, shape: 'disc', colour: 'd' },
      { kind: 'point', x: 20, y: 0.75, shape: 'disc', colour: 'f' },
    ]);
    expect(layout_of(spec, figure).ends.map(({ key, value }) => [key, value])).toEqual([
      ['log', 0.25],
      ['torch', 0.75],
    ]);
    // What is faint does not stretch the axis.
    expect(figure.y.max).toBeLessThan(7);
  });

  it('are smoothed over what they are the mean of, and crossed out where they were lost', () => {
    const lost = plain('log', { lost: 12 }, 1, 0.5, Number.POSITIVE_INFINITY);
    expect(lines([lost], { smoothing: 0.5 }).map(({ faint }) => faint)).toEqual([true, false]);
    const { marks } = chart_figure({ ...SPEC, curves: [lost], steps: 20 }, box, null);
    expect(marks.filter((mark) => mark.kind === 'point')).toEqual([
      { kind: 'point', x: 12, y: 0.5, shape: 'cross', colour: 'a' },
    ]);
  });

  it('may be a record that was written down, beside the run it is of', async () => {
    const { lab } = await open(`${GENTLE}&stop=30`);
    await play_out(lab);
    const { metrics } = read_record(write_record(lab.runs.b.record));
    const pinned = plain('pinned', {
      colour: 'e',
      dashed: true,
      series: new Metrics(metrics).series('loss'),
    });
    const { marks } = chart_figure(
      { ...losses_of(lab), curves: [...losses_of(lab).curves, pinned] },
      box,
      null,
    );
    const drawn = marks.filter((mark) => mark.kind === 'line');
    const own = drawn.find(({ colour }) => colour === 'b');
    expect(drawn.find(({ colour }) => colour === 'e')?.points).toEqual(own?.points);
    lab.dispose();
  });
});
