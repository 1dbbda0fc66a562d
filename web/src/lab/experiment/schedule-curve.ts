// SPDX-License-Identifier: MIT
/** The learning rate of each step as a schedule has it, for its small picture. PyTorch's definitions. */

import type { ScheduleType } from './schema';
import type { RunSettings } from './types';

type Factor = (settings: RunSettings, t: number) => number;

const number = (settings: RunSettings, key: string) => Number(settings[`schedule.${key}`] ?? 0);

/** lr after `t` updates that were not warm-up. */
const AFTER: Record<ScheduleType, Factor> = {
  constant: ({ lr }) => lr,
  step: (settings, t) =>
    settings.lr * number(settings, 'gamma') ** Math.floor(t / number(settings, 'step_size')),
  exponential: (settings, t) => settings.lr * number(settings, 'gamma') ** t,
  cosine: (settings, t) => {
    const least = number(settings, 'eta_min');
    const turned = 1 + Math.cos((Math.PI * t) / number(settings, 'T_max'));
    return least + ((settings.lr - least) * turned) / 2;
  },
};

/** The learning rate after so many updates: rising linearly through the warm-up, from then on the schedule's. */
export function scheduled_lr(settings: RunSettings, updates: number): number {
  const warmup = number(settings, 'warmup_steps');
  if (updates >= warmup) return AFTER[settings.schedule](settings, updates - warmup);
  const from = number(settings, 'warmup_start_factor');
  return settings.lr * (from + ((1 - from) * updates) / warmup);
}

/** So far that what the schedule does is seen: four of its steps, a whole turn, a fall to a tenth. */
export function schedule_span(settings: RunSettings): number {
  const warmup = number(settings, 'warmup_steps');
  const own: Record<ScheduleType, () => number> = {
    constant: () => Math.max(50, warmup / 2),
    step: () => 4 * number(settings, 'step_size'),
    exponential: () => {
      const gamma = number(settings, 'gamma');
      return gamma > 0 && gamma < 1 ? Math.ceil(Math.log(0.1) / Math.log(gamma)) : 100;
    },
    cosine: () => number(settings, 'T_max'),
  };
  return warmup + Math.min(1e6, Math.max(10, own[settings.schedule]()));
}

/** [updates, lr] along the span, rising; enough points for the corners of a small picture. */
export function schedule_curve(settings: RunSettings, points = 120): [updates: number, lr: number][] {
  const span = schedule_span(settings);
  const steps = Array.from({ length: points + 1 }, (_, i) => Math.round((span * i) / points));
  return [...new Set(steps)].map((updates) => [updates, scheduled_lr(settings, updates)]);
}
