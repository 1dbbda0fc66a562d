// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { DecimatedSeries, no_steps } from '../../../../src/lib/series/decimated-series';

const columns = (values: ArrayLike<number>) => ({ loss: values });

/** A long run with one spike up, one down, at steps no bucket border favours. */
function long_run(steps: number, chunk: number, history: DecimatedSeries<'loss'>) {
  const up = 1_234_567;
  const down = 2_345_679;
  for (let from = 0; from < steps; from += chunk) {
    const count = Math.min(chunk, steps - from);
    const values = new Float32Array(chunk);
    for (let i = 0; i < count; i++) {
      const step = from + i + 1;
      values[i] = step === up ? 9 : step === down ? -9 : 1 / step;
    }
    history.append(columns(values), count);
  }
  return { up, down };
}

describe('History', () => {
  it('keeps every step while they fit', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 8 }));
    history.append(columns([3, 1, 2]), 3);
    expect([...history.series('loss').step]).toEqual([1, 2, 3]);
    expect([...history.series('loss').value]).toEqual([3, 1, 2]);
  });

  it('appends only as many as told', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 8 }));
    history.append(columns([3, 1, 2]), 2);
    expect(history.length).toBe(2);
    expect([...history.series('loss').value]).toEqual([3, 1]);
    history.append(columns([7]), 0);
    expect(history.length).toBe(2);
  });

  it('keeps extremes with their steps, and the ends, over millions of steps in bounded room', () => {
    const history = new DecimatedSeries<'loss'>(no_steps(['loss'], { capacity: 1024 }));
    const steps = 3_000_001;
    const { up, down } = long_run(steps, 997, history);
    expect(history.length).toBe(steps);
    expect(history.buckets).toBeLessThanOrEqual(1024);
    const { step, value } = history.series('loss');
    expect(step.length).toBeLessThanOrEqual(2 * 1024 + 2);
    expect(value[step.indexOf(up)]).toBe(9);
    expect(value[step.indexOf(down)]).toBe(-9);
    expect(step[0]).toBe(1);
    expect(value[0]).toBe(1);
    expect(step.at(-1)).toBe(steps);
    expect(value.at(-1)).toBe(Math.fround(1 / steps));
    for (let i = 1; i < step.length; i++) expect(step[i]).toBeGreaterThan(step[i - 1] as number);
  });

  it('does not depend on how the steps were cut', () => {
    const whole = new DecimatedSeries(no_steps(['loss'], { capacity: 64 }));
    const cut = new DecimatedSeries(no_steps(['loss'], { capacity: 64 }));
    const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * i));
    whole.append(columns(values), 5000);
    for (let i = 0; i < 5000; i += 7) cut.append(columns(values.subarray(i)), Math.min(7, 5000 - i));
    expect(cut.series('loss')).toEqual(whole.series('loss'));
  });

  it('has each value it keeps at the step that had it, however often the past was thinned', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 8 }));
    const values = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i * i));
    for (let i = 0; i < 1000; i++) {
      history.append(columns(values.subarray(i)), 1);
      const { step, value } = history.series('loss');
      expect([...value]).toEqual([...step].map((at) => values[at - 1]));
    }
  });

  it('gives the same object until it changes', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 8 }));
    history.append(columns([1]), 1);
    const before = history.series('loss');
    expect(history.series('loss')).toBe(before);
    history.append(columns([2]), 1);
    expect(history.series('loss')).not.toBe(before);
  });

  it('finds the point at or before a step', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 8 }));
    expect(history.at('loss', 1)).toBeNull();
    history.append(columns([3, 1, 2]), 3);
    expect(history.at('loss', 0)).toBeNull();
    expect(history.at('loss', 2)).toEqual({ step: 2, value: 1 });
    expect(history.at('loss', 2.7)).toEqual({ step: 2, value: 1 });
    expect(history.at('loss', 99)).toEqual({ step: 3, value: 2 });
  });

  it('lets no NaN hide a number', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 2 }));
    history.append(columns([Number.NaN, 5, Number.NaN, 4, 6, Number.NaN]), 6);
    expect(history.at('loss', 2)).toEqual({ step: 2, value: 5 });
    expect([...history.series('loss').value].filter((v) => !Number.isNaN(v))).toContain(6);
  });

  it('knows the least and greatest finite value of all steps', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 2 }));
    expect(history.series('loss')).toMatchObject({ least: Number.NaN, greatest: Number.NaN });
    history.append(columns([Number.NaN, 5, -3, Number.POSITIVE_INFINITY, 4, 6, 1]), 6);
    expect(history.series('loss')).toMatchObject({ least: -3, greatest: 6 });
    history.clear();
    history.append(columns([2]), 1);
    expect(history.series('loss')).toMatchObject({ least: 2, greatest: 2 });
  });

  it('starts afresh after clear', () => {
    const history = new DecimatedSeries(no_steps(['loss'], { capacity: 4 }));
    history.append(columns([1, 2, 3, 4, 5, 6]), 6);
    history.clear();
    expect(history.series('loss').step.length).toBe(0);
    history.append(columns([8]), 1);
    expect([...history.series('loss').value]).toEqual([8]);
  });
});
