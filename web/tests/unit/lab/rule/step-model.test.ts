// SPDX-License-Identifier: MIT
/** A step worked out by hand, for the card in Train and the stations alike. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, tuning_of } from '../../../../src/lab/experiment/network';
import { step_model } from '../../../../src/lab/rule/step-model';
import type { OptimizerOptions, StepTrace } from '../../../../src/worker/protocol';

/** w = 1 and g = 0.2, with the velocity of the step before. */
const step = (optimizer: OptimizerOptions, velocity: number | null, after: number): StepTrace => ({
  step: 7,
  parameter: 0,
  optimizer,
  lr: 0.1,
  t: 7,
  loss: 1,
  gradient: 0.2,
  before: velocity === null ? {} : { momentum_buffer: velocity },
  after: { momentum_buffer: after },
  parameter_before: 1,
  parameter_ahead: 1 - 0.1 * after,
  parameter_after: 1 - 0.1 * after,
});
const run = (zero_grad = true) => ({
  settings: signal(default_settings('b')),
  build_options: signal({ ...DEFAULT_BUILD, zero_grad }),
});
const sgd = (momentum: number) =>
  tuning_of({ ...default_settings('b'), lr: 0.1, momentum }).optimizer as OptimizerOptions;
const MOMENTUM = sgd(0.9);
const PLAIN = sgd(0);
const rounded = (lines: readonly { target: string; result: number }[]) =>
  lines.map(({ target, result }) => [target, Number(result.toFixed(6))]);

it('v ← 0.9 · 0.5 + 0.2 = 0.65, w ← 1 − 0.1 · 0.65, and v stays', () => {
  const model = step_model(step(MOMENTUM, 0.5, 0.65), run());
  expect(model.rule).toBe('momentum');
  expect(rounded(model.memory)).toEqual([['v', 0.65]]);
  expect(rounded(model.update)).toEqual([['w', 0.935]]);
  expect(model.carryover.map(([name, value]) => [name, Number(value.toFixed(6))])).toEqual([['v', 0.65]]);
  expect([model.frozen, model.scheduled]).toEqual([0.5, false]);
  expect(model.code).toEqual({
    memory: 'opt.step()  # v = γ·v + g',
    update: 'opt.step()  # w = w − lr·v',
    zero_grad: 'opt.zero_grad()',
  });
});

it('without momentum nothing is remembered: the update is all, and nothing stays', () => {
  const model = step_model(step(PLAIN, null, 0), run());
  expect([model.rule, model.memory, model.carryover, model.frozen]).toEqual(['plain', [], [], null]);
  expect(rounded(model.update)).toEqual([['w', 0.98]]);
  expect(model.code.memory).toBe('opt.step()');
});

it('a velocity that γ = 0 no longer uses stays as it is; one of 0 is none', () => {
  expect(step_model(step(PLAIN, 0.5, 0.5), run())).toMatchObject({
    frozen: 0.5,
    carryover: [['v', 0.5]],
    memory: [],
  });
  expect(step_model(step(PLAIN, 0, 0), run())).toMatchObject({ frozen: null, carryover: [] });
});

it('a run that forgets zero_grad() has it commented out', () => {
  const model = step_model(step(MOMENTUM, 0.5, 0.65), run(false));
  expect([model.zero_grad, model.code.zero_grad]).toEqual([false, '# opt.zero_grad()']);
});
