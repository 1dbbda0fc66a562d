// SPDX-License-Identifier: MIT
/** What real PyTorch printed of the article's loop with a bug planted, against the library with the option that is the bug. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TrainerOptions } from '../../src/core/options';
import { loadLibrary } from './support/support';

interface PlantedRun {
  name: string;
  change: object | null;
  twins?: string[];
  printed: 'loss' | 'after' | 'running_mean' | 'epoch_mean';
  losses: number[];
}
const record = new URL('../../../cpp/tests/reference/check/planted.json', import.meta.url);
const { article, runs } = JSON.parse(readFileSync(record, 'utf8')) as { article: object; runs: PlantedRun[] };
const momentum = await loadLibrary();

const is_object = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Key by key; what has a type of its own takes the place of the other. */
function merged(options: object, change: object): object {
  const entries = Object.entries(change).map(([key, value]) => {
    const old: unknown = Reflect.get(options, key);
    return [key, is_object(value) && is_object(old) && !('type' in value) ? merged(old, value) : value];
  });
  return { ...options, ...Object.fromEntries(entries) };
}

/** As many lines as the record has, printed as it says. */
function lines_of({ change, printed, losses }: PlantedRun): number[] {
  const trainer = new momentum.Trainer(merged(article, change ?? {}) as TrainerOptions);
  let sum = 0;
  const lines = losses.map((_, i) => {
    const loss = trainer.step();
    sum += loss;
    if (printed === 'after') return trainer.evaluate().loss;
    return printed === 'running_mean' ? sum / (i + 1) : loss;
  });
  trainer.delete();
  return lines;
}

/** Equal as 4 printed decimals can be: half of the last, and what float32 rounds otherwise. */
const is_equal = (printed: number, line: number) =>
  Math.abs(Number(printed.toFixed(4)) - line) <= 0.5e-4 + 2e-6 * Math.max(1, Math.abs(line));

/** Lines that are equal from the first on. */
function lead(run: PlantedRun): number {
  const lines = lines_of(run);
  const first = run.losses.findIndex((printed, i) => !is_equal(printed, lines[i] as number));
  return first < 0 ? lines.length : first;
}

/** Where a run is chaotic, what is rounded otherwise is seen after so many lines. */
const CHAOTIC: Readonly<Record<string, number>> = {
  'no zero_grad': 150,
  'no zero_grad and loss after step': 150,
  'lr 1': 180,
  'Adam 0.1': 110,
  sum: 9,
};

const known = runs.filter(({ change, printed }) => change !== null && printed !== 'epoch_mean');

describe('a bug that PyTorch was planted with is an option', () => {
  it('all 53 of them', () => expect(known.length).toBe(53));

  it.each(known.map((run) => [run.name, run] as const))('%s', (name, run) => {
    expect(lead(run)).toBeGreaterThanOrEqual(CHAOTIC[name] ?? 200);
  });
});

it('and no option makes what is none: the right run parts from each of those at once', () => {
  const none = runs.filter(({ change }) => change === null);
  expect(none.map(({ name }) => name)).toEqual(['randn for rand', 'relu on the outputs']);
  for (const run of none) expect(lead(run), run.name).toBe(0);
});

/** Another way to write the same motion; of the right run another precision, too. */
it('twins print the same', () => {
  const printed = (name: string) => runs.find((run) => run.name === name)?.losses ?? [];
  const pairs = runs.flatMap(({ name, twins = [] }) => twins.map((twin) => [name, twin] as const));
  expect(pairs.length).toBe(12);
  for (const [name, twin] of pairs) {
    const apart = printed(name).findIndex((loss, i) => !is_equal(loss, printed(twin)[i] ?? Number.NaN));
    expect(apart, `${name}, ${twin}`).toBe(-1);
  }
});
