// SPDX-License-Identifier: MIT
/** The core of runs: what a first view loads is small, trains as the whole core does, and says what it has not. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { load_run_core } from '../../../../src/core/modules/run-core';
import { loadMomentum } from '../../../../src/core/momentum';
import type { TrainerOptions } from '../../../../src/core/options';

const built = (name: string) => new URL(`../../../../../build/wasm/${name}`, import.meta.url);
const [run, whole] = await Promise.all([
  load_run_core(built('momentum-run.wasm')),
  loadMomentum(built('momentum-core.wasm')),
]);

const options: TrainerOptions = {
  data: { kind: 'torch_rand_learnable', samples: 50, features: 4, classes: 3 },
  hidden: [{ units: 5, activation: 'gelu' }],
  optimizer: { type: 'adam', lr: 0.01 },
  test: { type: 'split', share: 0.2 },
  batch_size: 7,
};

/** All of a step's numbers, of some steps, and what they led to. */
function numbers(trainer: InstanceType<typeof run.Trainer>) {
  return [trainer.run_stats(40), trainer.parameters(), trainer.evaluate_test(), trainer.optimizer_state()];
}

it('is at most 80 KB compressed', () => {
  expect(gzipSync(readFileSync(built('momentum-run.wasm')), { level: 9 }).length).toBeLessThanOrEqual(80_000);
});

it('trains to the bits of the whole core', () => {
  expect(numbers(new run.Trainer(options))).toEqual(numbers(new whole.Trainer(options)));
});

it.each<[string, () => unknown]>([
  ['a descent', () => new run.Descent({ surface: { type: 'quadratic' } } as never)],
  ['theory', () => run.heavy_ball(1, 2)],
  ['a checkpoint', () => new run.Trainer(options).save()],
  ['a checkpoint’s trainer', () => run.Trainer.load(new Uint8Array(8))],
  ['a prediction', () => new run.Trainer(options).predict([1, 2, 3, 4])],
])('has not %s, and says so', (_, ask) => {
  expect(ask).toThrow('this is the core of runs: what is asked is in the whole core');
});
