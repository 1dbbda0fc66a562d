// SPDX-License-Identifier: MIT
/** A look back at a run: what it says of a step is to the bit what the library says there, and the run stays where it is. */
import { expect, it } from 'vitest';
import type { Trainer } from '../../../src/core/api';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options, tuning_of } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings, RunBuildOptions } from '../../../src/lab/experiment/types';
import type { PastChange, PastResult, RunOptions, Snapshot, Tuning } from '../../../src/worker/protocol';
import { SparseCheckpoints } from '../../../src/worker/session/checkpoints';
import { PastSteps } from '../../../src/worker/session/past-steps';
import { blank_observation } from '../../../src/worker/session/phases';
import type { Savepoint } from '../../../src/worker/session/savepoints';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

const options_of = (
  change: Partial<ExperimentSettings> = {},
  build: Partial<RunBuildOptions> = {},
): RunOptions =>
  trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), data: 'torch_rand_learnable', ...change },
    { ...DEFAULT_BUILD, ...build },
    default_settings('b'),
  );

const tuning_in = ({ optimizer, schedule }: RunOptions): Tuning => ({ optimizer, schedule });

/** A run that made its steps in answers of these sizes. */
function run_of(options: RunOptions, answers: readonly number[]) {
  const service = new Service(core);
  service.ask(0, 'create', [options, {}]);
  for (const steps of answers) service.ask(0, 'advance', [steps]);
  const start: PastChange = { step: 0, tuning: tuning_in(options) };
  const past = (step: number, changes: readonly PastChange[] = [start]): Snapshot => {
    for (;;) {
      const request = { step, changes, products: { step_trace: { parameter: 5 } } };
      const result = service.ask(0, 'past', [request]).answer as PastResult;
      if (result.snapshot) return result.snapshot;
    }
  };
  const now = () => service.ask(0, 'look', [{ step_trace: { parameter: 5 } }]).answer as Snapshot;
  return { service, past, now };
}

/** What the library has after so many steps. */
function library(options: RunOptions, steps: number, on_the_way = (_: Trainer, __: number) => {}) {
  const trainer = new core.Trainer(options);
  for (let step = 0; step < steps; step++) {
    trainer.step();
    on_the_way(trainer, step + 1);
  }
  return { loss: trainer.evaluate().loss, parameter: trainer.parameters()[5], lr: trainer.lr };
}

const seen = ({ loss, lr, products }: Snapshot) => ({
  loss,
  parameter: products.step_trace?.parameter_after,
  lr,
});

it.each([
  ['full batches', options_of()],
  ['mini-batches with a short last one', options_of({ batch_size: 32 })],
  ['forgotten zero_grad', options_of({}, { zero_grad: false })],
  ['test data', options_of({ test: 'split', test_share: 0.3 })],
])('%s: forth and back, each step is the library’s to the bit', (_, options) => {
  const { past, now } = run_of(options, [1, 60, 139, 100]);
  const before = now();
  for (const step of [150, 151, 149, 1, 299, 61, 60, 2])
    expect({ step, ...seen(past(step)) }).toEqual({ step, ...library(options, step) });
  expect(past(0)).toMatchObject({ steps: 0, loss: library(options, 0).loss });
  expect(now()).toEqual(before);
});

it('the step itself is seen from inside, and how good the run was', () => {
  const options = options_of({ test: 'split', test_share: 0.3 });
  const { past } = run_of(options, [200]);
  const { service } = run_of(options, [149]);
  service.ask(0, 'look', [{ step_trace: { parameter: 5 } }]);
  const then = (service.ask(0, 'advance', [1]).answer as { snapshot: Snapshot }).snapshot;
  expect(past(150)).toEqual(then);
});

it('settings that changed on the way are those of their steps; of the last one it is the next update’s', () => {
  const options = options_of();
  const later = tuning_of({ ...default_settings('b'), lr: 0.01, momentum: 0.5 });
  const { service, past } = run_of(options, [100]);
  service.ask(0, 'configure', [later]);
  for (const steps of [20, 80]) service.ask(0, 'advance', [steps]);
  const changes = [
    { step: 0, tuning: tuning_in(options) },
    { step: 100, tuning: later },
  ];
  const changed = (step: number) =>
    library(options, step, (trainer, made) => {
      if (made === 100) trainer.set_optimizer({ lr: 0.01, momentum: 0.5 });
    });
  for (const step of [150, 100, 99, 101]) expect(seen(past(step, changes))).toEqual(changed(step));
  expect(past(100, changes).lr).toBe(0.01);
});

it('a parameter that was set by hand is set there again', () => {
  const options = options_of();
  const edits = [{ parameter: 5, value: 0.75 }];
  const { service, past } = run_of(options, [100]);
  service.ask(0, 'configure', [tuning_in(options), edits]);
  service.ask(0, 'advance', [100]);
  const changes = [0, 100].map((step) => ({ step, tuning: tuning_in(options), edits: step ? edits : [] }));
  const edited = (step: number) =>
    library(options, step, (trainer, made) => {
      if (made === 100) trainer.set_parameters(trainer.parameters().with(5, 0.75));
    });
  expect(seen(past(150, changes))).toEqual(edited(150));
  expect(past(100, changes).loss).toBe(edited(100).loss);
  expect(seen(past(99, changes))).toEqual(edited(99));
});

it('what follows a look back is what follows without one', () => {
  const losses = (look: boolean) => {
    const { service, past } = run_of(options_of({ batch_size: 32 }), [100]);
    if (look) past(30);
    return (service.ask(0, 'advance', [50]).answer as { columns: { batch_loss: Float32Array } }).columns
      .batch_loss;
  };
  expect(losses(true)).toEqual(losses(false));
});

it('an open step cannot be left, and a step that is not behind the run is none of its past', () => {
  const options = options_of();
  const { service } = run_of(options, [10]);
  const ask = (step: number) =>
    service.ask(0, 'past', [{ step, changes: [{ step: 0, tuning: tuning_in(options) }], products: {} }])
      .answer;
  expect(ask(10)).toBeNull();
  service.ask(0, 'phase', []);
  expect(ask(5)).toBeNull();
});

it('a long way is made a little at a time, and on from where it has come to', () => {
  const options = options_of();
  const trainer = new core.Trainer(options);
  const constants = { batches: 1, zero_grad: true };
  let time = 0;
  // Each look at the clock is 20 ms later: 60 ms are over after few of them.
  const past = new PastSteps(trainer, constants, () => (time += 20));
  past.offer({
    steps: 0,
    trainer: trainer.clone(),
    tuning: tuning_in(options),
    observation: blank_observation(trainer, false, constants),
    loss: 0,
    score: { accuracy: 0, test_loss: 0, test_accuracy: 0 },
  });
  const look = () =>
    past.look(
      { step: 101, changes: [{ step: 0, tuning: tuning_in(options) }], products: {} },
      { nearest: null, watched: false, see: () => trainer.parameters()[5] },
    );
  const ways = [look()];
  while (ways.at(-1)?.seen === null) ways.push(look());
  expect(ways.length).toBeGreaterThan(2);
  expect(ways.map(({ at }) => at)).toEqual(ways.map(({ at }) => at).toSorted((one, other) => one - other));
  expect(ways.at(-1)).toEqual({ at: 101, seen: library(options, 101).parameter });
  past.dispose();
});

it('checkpoints are few however long the run is, evenly apart, and the start is among them', () => {
  let alive = 0;
  const savepoint = (steps: number) => {
    alive++;
    const trainer = { delete: () => void alive-- };
    return { steps, trainer, observation: { done: 5 } } as unknown as Savepoint;
  };
  const checkpoints = new SparseCheckpoints(8);
  for (let steps = 0; steps <= 100_000; steps += 10) checkpoints.offer(savepoint(steps));
  expect(alive).toBe(checkpoints.steps.length);
  expect(alive).toBeLessThanOrEqual(8);
  expect(checkpoints.steps[0]).toBe(0);
  const gaps = checkpoints.steps.slice(1).map((step, i) => step - (checkpoints.steps[i] as number));
  expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(2);
  expect(checkpoints.before(99)?.steps).toBe(0);
  checkpoints.dispose();
  expect(alive).toBe(0);
});
