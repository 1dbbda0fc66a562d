// SPDX-License-Identifier: MIT
/** Learning rates of schedules, against numbers printed by PyTorch's schedulers of the same definitions. */
import { expect, it } from 'vitest';
import { schedule_curve, schedule_span, scheduled_lr } from '../../../../src/lab/experiment/schedule-curve';
import type { ScheduleType } from '../../../../src/lab/experiment/schema';
import type { RunSettings, Value } from '../../../../src/lab/experiment/types';

const run_settings = (schedule: ScheduleType, options: Record<string, Value>): RunSettings => ({
  rule: 'sgd',
  lr: 0.1,
  schedule,
  'schedule.warmup_steps': 0,
  'schedule.warmup_start_factor': 1 / 3,
  ...Object.fromEntries(Object.entries(options).map(([key, value]) => [`schedule.${key}`, value])),
});

const rates = (settings: RunSettings, ...steps: number[]) =>
  steps.map((step) => Number(scheduled_lr(settings, step).toPrecision(9)));

it('a constant one stays', () =>
  expect(rates(run_settings('constant', {}), 0, 9, 1e6)).toEqual([0.1, 0.1, 0.1]));

it('StepLR falls after each so many steps', () => {
  const settings = run_settings('step', { step_size: 30, gamma: 0.1 });
  expect(rates(settings, 0, 29, 30, 59, 60)).toEqual([0.1, 0.1, 0.01, 0.01, 0.001]);
});

it('ExponentialLR falls with each step', () =>
  expect(rates(run_settings('exponential', { gamma: 0.5 }), 0, 1, 3)).toEqual([0.1, 0.05, 0.0125]));

it('CosineAnnealingLR falls along half a wave, and would rise again', () => {
  const settings = run_settings('cosine', { T_max: 100, eta_min: 0.02 });
  expect(rates(settings, 0, 50, 100, 200)).toEqual([0.1, 0.06, 0.02, 0.1]);
});

it('a warm-up rises linearly, and the schedule counts after it', () => {
  const settings = run_settings('exponential', { gamma: 0.5, warmup_steps: 4, warmup_start_factor: 0.5 });
  expect(rates(settings, 0, 2, 3, 4, 5)).toEqual([0.05, 0.075, 0.0875, 0.1, 0.05]);
});

it('the picture holds what the schedule does, and no step twice', () => {
  const short = schedule_curve(run_settings('cosine', { T_max: 12, eta_min: 0 }));
  expect(short.map(([step]) => step)).toEqual(Array.from({ length: 13 }, (_, i) => i));
  expect(schedule_span(run_settings('step', { step_size: 30, gamma: 0.1, warmup_steps: 5 }))).toBe(125);
  expect(schedule_curve(run_settings('step', { step_size: 1e6, gamma: 0.1 })).length).toBe(121);
});
