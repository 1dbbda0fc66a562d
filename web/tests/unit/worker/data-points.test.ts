// SPDX-License-Identifier: MIT
/** What pictures of data are drawn from, and the look ahead, beside the trainers that both are of. */
import { expect, it } from 'vitest';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../src/lab/experiment/types';
import { EVERY, LOSSES } from '../../../src/lab/gallery/thumbnails';
import type { RunId } from '../../../src/lab/ids';
import { CORE_TASKS } from '../../../src/worker/products/core-tasks';
import type { DataPoints, Preview, Reply } from '../../../src/worker/protocol';
import { core } from '../lab/core_workers';

const run_of = (experiment: Partial<ExperimentSettings>, id: RunId = 'b') =>
  trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), ...experiment },
    DEFAULT_BUILD,
    default_settings(id),
  );
const points_of = (experiment: Partial<ExperimentSettings>) =>
  CORE_TASKS.data_points.compute(core, { options: run_of(experiment) });
const value_of = <T>(reply: Reply<T>): T => (reply as { ok: T }).ok;
const ahead = (runs: ReturnType<typeof run_of>[], steps: number, milliseconds = 1e6): Preview =>
  value_of(CORE_TASKS.preview.compute(core, { runs, steps, milliseconds }));

const SPLIT = { test: 'split', test_share: 0.3 } as const;

it('all samples come, those of training first, and guessing costs ln C', () => {
  const { x, y, test, guessing }: DataPoints = value_of(points_of({ data: 'spirals', ...SPLIT }));
  expect([x.length, y.length, test.length]).toEqual([720, 360, 360]);
  expect(test.indexOf(1)).toBe(252);
  expect(test.reduce((sum, one) => sum + one, 0)).toBe(108);
  expect(guessing).toBeCloseTo(Math.log(3), 6);
  const { y: all } = value_of(points_of({ data: 'spirals' }));
  expect([...y].sort()).toEqual([...all].sort());
});

it('of numbers to learn, guessing their mean costs their variance', () => {
  const { y, guessing } = value_of(points_of({ data: 'sine' }));
  const targets = Array.from(y);
  const mean = targets.reduce((sum, one) => sum + one, 0) / y.length;
  expect(guessing).toBeCloseTo(targets.reduce((sum, one) => sum + (one - mean) ** 2, 0) / y.length, 5);
  expect(value_of(points_of({ data: 'torch_rand_values' })).test).toHaveLength(500);
});

it('what the core refuses of data is an answer', () => {
  const reply = points_of({ data: 'spirals', data_values: { samples: 0 } });
  expect('refused' in reply && reply.refused.path).toMatch(/^data/);
});

it('the look ahead has the losses that the run itself makes, each after so many steps', () => {
  const options = run_of({ data: 'two_moons' });
  const { step, losses } = ahead([run_of({ data: 'two_moons' }, 'a'), options], 50);
  const trainer = new core.Trainer(options);
  expect([...step]).toEqual(Array.from({ length: 51 }, (_, i) => i));
  expect([...(losses[1] ?? [])]).toEqual([...trainer.run(50), Math.fround(trainer.evaluate().loss)]);
  expect(losses[0]?.[0]).toBe(losses[1]?.[0]);
  trainer.delete();
});

it('with batches the losses are of all data, at fewer steps', () => {
  const options = run_of({ data: 'two_moons', batch_size: 32 });
  const { step, losses } = ahead([options], 20);
  expect([...step]).toEqual([0, 8, 16, 20]);
  const trainer = new core.Trainer(options);
  trainer.run(20);
  expect(losses[0]?.at(-1)).toBe(Math.fround(trainer.evaluate().loss));
  trainer.delete();
});

it('it ends when its time is over, and a run that diverged has no losses from there', () => {
  expect(ahead([run_of({})], 400, 0).step).toHaveLength(1);
  const settings = { ...default_settings('a'), lr: 1e3 };
  const lost = trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), data: 'plane', hidden: [] },
    DEFAULT_BUILD,
    settings,
  );
  const { step, losses } = ahead([lost], 100);
  expect(step).toHaveLength(101);
  expect(losses[0]).toHaveLength(101);
  expect(losses[0]?.[100]).toBeNaN();
});

it('the losses on the article’s cards are those of two usual runs', () => {
  for (const [data, small] of Object.entries(LOSSES)) {
    const runs = (['a', 'b'] as const).map((id) => run_of({ data: data as 'torch_rand' }, id));
    const { losses } = ahead(runs, 400);
    const every_nth = losses.map((one) => [...one].filter((_, i) => i % EVERY === 0));
    expect(every_nth.map((one) => one.map((loss) => Math.round(1000 * loss)))).toEqual(small);
  }
});
