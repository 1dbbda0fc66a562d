// SPDX-License-Identifier: MIT
/** A run's settings over its steps: what it started with and every change since, each with its step. */

import type { ParameterEdit } from '../../worker/protocol';
import { DEFAULT_SCHEDULE, default_rule, default_value, settings_of } from '../experiment/defaults';
import { option_node, type RuleType, type ScheduleType } from '../experiment/schema';
import type {
  ExperimentSettings,
  RunBuildOptions,
  RunSettings,
  RunStyle,
  Value,
  ViewSettings,
} from '../experiment/types';
import type { RunId } from '../ids';

/** From the moment `step` updates have been made, the setting is `value`. */
export interface Change<T = Value> {
  step: number;
  value: T;
}

/** A parameter set by hand, by its flat index, once `step` updates have been made. */
export interface Edit extends ParameterEdit {
  step: number;
}

/**
 * Per key of RunSettings that is not as usual all the way: its changes by growing step, the first at step 0. A key that a
 * step's rule or schedule does not have says nothing there. Never changed in place.
 */
export interface Plan {
  readonly id: RunId;
  readonly changes: Readonly<Record<string, readonly Change[]>>;
  /** by growing step, at a step each parameter once; left out: none */
  readonly edits?: readonly Edit[];
}

/** One run of an experiment, as links and presets say it. */
export interface RunSpec {
  plan: Plan;
  style: RunStyle;
  build_options: RunBuildOptions;
}

/** Everything a link says. */
export interface LinkContent {
  experiment: ExperimentSettings;
  order: readonly RunId[];
  /** of all places; those not in the order wait to be added */
  runs: Record<RunId, RunSpec>;
  view: ViewSettings;
  /** settings of rooms, by their ids; those not in it are as usual */
  rooms: Readonly<Record<string, object>>;
  /** replay to this step and rest there; null: play from the start */
  steps: number | null;
  /** phases done of the step after it */
  phase: number;
}

/** A plan with no changes. */
export function constant_plan(id: RunId, settings: RunSettings): Plan {
  const changes = Object.entries(settings).map(([key, value]) => [key, [{ step: 0, value }]]);
  return { id, changes: Object.fromEntries(changes) };
}

/** How many of the changes are made by `step`. A link may hold very many, and is asked at every step. */
function count_by(changes: readonly { step: number }[], step: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as Change).step <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function planned_at({ changes }: Plan, key: string, step: number): Value | undefined {
  const all = changes[key];
  return all?.[count_by(all, step) - 1]?.value;
}

function frame_at(plan: Plan, step: number): [RuleType, ScheduleType] {
  const rule = (planned_at(plan, 'rule', step) ?? default_rule(plan.id)) as RuleType;
  return [rule, (planned_at(plan, 'schedule', step) ?? DEFAULT_SCHEDULE) as ScheduleType];
}

/** The settings once `step` updates have been made. */
export function settings_at(plan: Plan, step: number): RunSettings {
  return settings_of(plan.id, ...frame_at(plan, step), (key) => planned_at(plan, key, step));
}

/** The first step after `step` at which something changes; Infinity when nothing does. */
export function next_change({ changes, edits = [] }: Plan, step: number): number {
  let least = edits[count_by(edits, step)]?.step ?? Number.POSITIVE_INFINITY;
  for (const key in changes) {
    const all = changes[key] as readonly Change[];
    // Nearly every setting stays as it began.
    if (all.length > 1) least = Math.min(least, all[count_by(all, step)]?.step ?? least);
  }
  return least;
}

/** What a key was at step 0, also of a rule that came later. */
function initial(plan: Plan, key: string): Value {
  if (key === 'rule') return default_rule(plan.id);
  if (key === 'schedule') return DEFAULT_SCHEDULE;
  return default_value(plan.id, ...frame_at(plan, 0), key) ?? (option_node(key).default as Value);
}

/** The plan with `value` from `step` on; what was planned for later is forgotten, a change to the same is none. */
export function with_change(plan: Plan, key: string, step: number, value: Value): Plan {
  const all = plan.changes[key] ?? [{ step: 0, value: initial(plan, key) }];
  const before = all.filter((change) => change.step < step);
  const changed = before.at(-1)?.value === value ? before : [...before, { step, value }];
  return { ...plan, changes: { ...plan.changes, [key]: changed } };
}

/** What is set by hand at `step`. */
export const edits_at = ({ edits = [] }: Plan, step: number): readonly Edit[] =>
  edits.filter((edit) => edit.step === step);

/** The plan with these parameters set at `step`; what was planned for them later is forgotten. */
export function with_edits(plan: Plan, step: number, wanted: readonly ParameterEdit[]): Plan {
  if (wanted.length === 0) return plan;
  const again = new Set(wanted.map(({ parameter }) => parameter));
  const kept = (plan.edits ?? []).filter((edit) => edit.step < step || !again.has(edit.parameter));
  const edits = [...kept, ...wanted.map((edit) => ({ ...edit, step }))];
  return { ...plan, edits: edits.sort((one, other) => one.step - other.step) };
}

/** The plan whose parameters nobody sets. */
export function without_edits({ id, changes }: Plan): Plan {
  return { id, changes };
}

/** The first step at which the run is set otherwise than at its start: 0 where a parameter is set before any step. */
export const first_change = (plan: Plan): number => (edits_at(plan, 0).length > 0 ? 0 : next_change(plan, 0));

/** The plan with all of these settings from `step` on: of a rule's options those, too, that an earlier rule had. At a start everything is said. */
export function with_settings(plan: Plan, step: number, settings: RunSettings): Plan {
  const { rule, schedule, ...options } = settings;
  let next = with_change(with_change(plan, 'rule', step, rule), 'schedule', step, schedule);
  for (const [key, value] of Object.entries(options))
    if (step === 0 || settings_at(next, step)[key] !== value) next = with_change(next, key, step, value);
  return next;
}

/** The same plan in another place. */
export function plan_for(id: RunId, plan: Plan): Plan {
  // While the rule stays, nothing is left to what is usual for the place.
  if ((plan.changes.rule?.length ?? 1) <= 1) return { ...plan, id };
  const steps = new Set(Object.values(plan.changes).flatMap((all) => all.map(({ step }) => step)));
  return [...steps]
    .sort((one, other) => one - other)
    .reduce((copy, step) => with_settings(copy, step, settings_at(plan, step)), {
      ...constant_plan(id, settings_at(plan, 0)),
      ...(plan.edits && { edits: plan.edits }),
    });
}
