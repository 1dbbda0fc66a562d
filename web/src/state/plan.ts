// SPDX-License-Identifier: MIT
/** A run's settings over its steps: what it started with and every change since, each with its step. */
import type { ExperimentSettings, RunId, RunSettings, ViewSettings } from './contract';

/** From the moment `step` updates have been made, the setting is `value`. */
export interface Change<T> {
  step: number;
  value: T;
}

/** Per setting: its changes by growing step, the first at step 0. Never changed in place. */
export type Plan = { readonly [K in keyof RunSettings]: readonly Change<RunSettings[K]>[] };

/** Everything a link says. */
export interface Experiment {
  experiment: ExperimentSettings;
  runs: Record<RunId, Plan>;
  view: ViewSettings;
  /** replay to this step and rest there; null: play from the start */
  steps: number | null;
  /** phases done of the step after it */
  phase: number;
}

export const RUN_KEYS = ['lr', 'momentum', 'convention'] as const satisfies (keyof RunSettings)[];

/** A plan with no changes. */
export function constant_plan(settings: RunSettings): Plan {
  return {
    lr: [{ step: 0, value: settings.lr }],
    momentum: [{ step: 0, value: settings.momentum }],
    convention: [{ step: 0, value: settings.convention }],
  };
}

/** How many of the changes are made by `step`. A link may hold very many, and is asked at every step. */
function made_by(changes: readonly Change<unknown>[], step: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as Change<unknown>).step <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function value_at<T>(changes: readonly Change<T>[], step: number): T {
  const known = changes[made_by(changes, step) - 1] ?? changes[0];
  if (!known) throw new Error('a plan starts with a value');
  return known.value;
}

/** The settings once `step` updates have been made. */
export function settings_at(plan: Plan, step: number): RunSettings {
  return {
    lr: value_at(plan.lr, step),
    momentum: value_at(plan.momentum, step),
    convention: value_at(plan.convention, step),
  };
}

/** The first step after `step` at which something changes; Infinity when nothing does. */
export function next_change(plan: Plan, step: number): number {
  const next = (changes: readonly Change<unknown>[]) =>
    changes[made_by(changes, step)]?.step ?? Number.POSITIVE_INFINITY;
  return Math.min(...RUN_KEYS.map((key) => next(plan[key])));
}

/** The plan with `value` from `step` on; what was planned for later is forgotten, a change to the same is none. */
function changed<T>(changes: readonly Change<T>[], step: number, value: T): readonly Change<T>[] {
  const before = changes.filter((change) => change.step < step);
  return before.at(-1)?.value === value ? before : [...before, { step, value }];
}

export function with_change<K extends keyof RunSettings>(
  plan: Plan,
  key: K,
  step: number,
  value: RunSettings[K],
): Plan {
  return { ...plan, [key]: changed<RunSettings[K]>(plan[key], step, value) };
}
