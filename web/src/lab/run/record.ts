// SPDX-License-Identifier: MIT
/** A run's record: its settings over time and what came of them. Plain data: it has no worker and asks nobody. */
import { computed, type Signal, signal } from '@preact/signals';
import type { Made, Snapshot } from '../../worker/protocol';
import type { RunBuildOptions, RunSettings, RunStyle, Value, ViewSettings } from '../experiment/types';
import type { RunId } from '../ids';
import type { Reached, Trouble } from '../view';
import { cause_of, fix_of, seen_of } from './causes';
import type { Column } from './columns';
import { DivergenceMonitor } from './divergence-monitor';
import { Metrics, type OfSteps } from './metrics';
import {
  constant_plan,
  next_change,
  type Plan,
  type RunSpec,
  settings_at,
  with_change,
  with_settings,
} from './plan';

type StyleSignals = { readonly [K in keyof RunStyle]: Signal<RunStyle[K]> };

/** The times of a step are averaged over about so many answers. */
const ANSWERS = 8;

export class RunRecord {
  readonly snapshot = signal<Snapshot | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly reached = signal<Reached | null>(null);
  readonly loss = signal(Number.NaN);
  readonly microseconds = signal(Number.NaN);
  readonly name: StyleSignals['name'];
  readonly colour: StyleSignals['colour'];
  readonly hidden: StyleSignals['hidden'];
  readonly build_options: Signal<RunBuildOptions>;
  readonly settings: Signal<RunSettings>;
  readonly watch = new DivergenceMonitor();
  readonly #plan: Signal<Plan>;
  readonly #past = new Metrics();
  /** the loss on all data after the latest step, NaN where it was not evaluated */
  #latest = Number.NaN;

  constructor(
    readonly id: RunId,
    { plan, style, build_options }: RunSpec,
  ) {
    this.#plan = signal(plan);
    this.settings = signal(settings_at(plan, 0));
    this.build_options = signal(build_options);
    this.name = signal(style.name);
    this.colour = signal(style.colour);
    this.hidden = signal(style.hidden);
  }

  readonly first_change = computed(() => next_change(this.#plan.value, 0));
  // Both change only when the settings do; the steps made are looked up then.
  readonly changed = computed(() => Boolean(this.settings.value) && this.first_change.value <= this.steps);
  readonly had_momentum = computed(() => {
    const been = (this.#plan.value.changes.momentum ?? []).filter(({ step }) => step < this.steps);
    return Number(this.settings.value.momentum) > 0 || been.some(({ value }) => Number(value) > 0);
  });

  get plan(): Plan {
    return this.#plan.value;
  }

  get style(): RunStyle {
    return { name: this.name.peek(), colour: this.colour.peek(), hidden: this.hidden.peek() };
  }

  set style({ name, colour, hidden }: RunStyle) {
    this.name.value = name;
    this.colour.value = colour;
    this.hidden.value = hidden;
  }

  get spec(): RunSpec {
    return { plan: this.plan, style: this.style, build_options: this.build_options.peek() };
  }

  /** Steps made. */
  get steps(): number {
    return this.#past.steps;
  }

  /** Its loss is no number any more. */
  get lost(): boolean {
    return this.trouble.value?.kind === 'not_finite';
  }

  made_with(step: number): RunSettings {
    return settings_at(this.plan, Math.max(0, step - 1));
  }

  series(column: Column) {
    return this.#past.series(column);
  }

  opening(column: OfSteps) {
    return this.#past.opening(column);
  }

  at(column: Column, step: number) {
    return this.#past.at(column, step);
  }

  /** Forget what was, and go by this plan. */
  forget(plan: Plan = constant_plan(this.id, this.settings.value)): void {
    this.#plan.value = plan;
    this.settings.value = settings_at(plan, 0);
    this.trouble.value = null;
    this.reached.value = null;
    this.loss.value = Number.NaN;
    this.microseconds.value = Number.NaN;
    this.#past.clear();
  }

  /** The run is there, at its start. `guessing`: the loss of who knows nothing. */
  start({ snapshot, scores }: Made, target: number, guessing: number): void {
    const { loss } = snapshot;
    this.#past.start(loss);
    this.#past.score(scores, 0);
    this.#latest = loss;
    this.loss.value = Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
    this.watch.restart(loss, guessing);
    if (loss <= target) this.reached.value = { step: 0, exact: true };
  }

  // ---- the plan

  /** From `step` on, these keys are as they are set now. */
  note(keys: Iterable<string>, step: number): void {
    const settings = this.settings.value;
    let plan = this.plan;
    for (const key of keys) {
      const value = settings[key];
      if (key === 'rule' || key === 'schedule') plan = with_settings(plan, step, settings);
      else if (value !== undefined) plan = with_change(plan, key, step, value);
    }
    this.#plan.value = plan;
  }

  /** Back to a plan that was; the settings are those it has now. */
  restore(plan: Plan, step: number): void {
    this.#plan.value = plan;
    this.settings.value = settings_at(plan, step);
  }

  /** The first step after `step` at which the plan has a change. */
  next_change(step: number): number {
    return next_change(this.plan, step);
  }

  /** Set otherwise: what went wrong with other settings says nothing about these. */
  forgive(): void {
    this.trouble.value = null;
    this.watch.forgive();
  }

  // ---- steps

  /** `kept` of the steps made stay. `snapshot`: null when the worker was ended right after. */
  commit(
    { columns, scores }: Pick<Made, 'columns' | 'scores'>,
    kept: number,
    snapshot: Snapshot | null,
    { target, stop_loss }: Pick<ViewSettings, 'target' | 'stop_loss'>,
  ): void {
    if (snapshot) this.snapshot.value = snapshot;
    if (kept === 0) return;
    const loss = columns.loss.subarray(0, kept);
    const met = this.reached.value === null ? loss.findIndex((value) => value <= target) : -1;
    // The step before it was seen not to have met it.
    const before = met > 0 ? loss[met - 1] : this.#latest;
    if (met >= 0) this.reached.value = { step: this.steps + met + 1, exact: !Number.isNaN(before) };
    this.watch.pass(loss, this.steps, kept, stop_loss);
    this.#latest = loss[kept - 1] as number;
    this.#past.append(columns, scores, kept);
    this.#note_loss(this.#latest);
    this.#note_score();
    const over = this.trouble.value?.kind === 'worse_than_start' && this.watch.worse_for(this.steps) === 0;
    if (over) this.trouble.value = null;
  }

  /** An answer took the worker so long. */
  time(steps: number, milliseconds: number): void {
    if (steps === 0) return;
    const now = (1000 * milliseconds) / steps;
    const before = this.microseconds.peek();
    this.microseconds.value = Number.isNaN(before) ? now : before + (now - before) / ANSWERS;
  }

  /** The loss after the latest step; between two evaluations the snapshot's own. */
  #note_loss(latest: number): void {
    const seen = this.snapshot.value;
    if (!Number.isNaN(latest) || seen?.steps !== this.steps || seen.diverged_at !== null) {
      if (!Number.isNaN(latest)) this.loss.value = latest;
      return;
    }
    const { loss } = seen;
    this.loss.value = Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
    if (Number.isFinite(loss)) this.#past.put_tip(loss);
  }

  /** A score is of the step its snapshot rests at; a run that diverged went back from there. */
  #note_score(): void {
    const seen = this.snapshot.value;
    const rests = seen?.steps === this.steps && seen.diverged_at === null;
    this.#past.put_score(rests ? seen.score : null);
  }

  /** It is put down to what the latest step was made with, unless another is to blame. */
  warn(kind: Trouble['kind'], settings = this.made_with(this.steps)): void {
    const worse_for = this.watch.worse_for(this.steps);
    const seen = seen_of(this.snapshot.peek(), settings, this.build_options.peek());
    const { lr, widest } = seen;
    const cause = cause_of(settings, seen);
    const fix = fix_of(cause, settings);
    this.trouble.value = { kind, step: this.steps, worse_for, settings, cause, lr, widest, fix };
    if (kind === 'not_finite') this.loss.value = Number.POSITIVE_INFINITY;
  }

  /** Count to a new target: the first kept step that met it. */
  count_to(target: number): void {
    const { step, value, kept } = this.series('loss');
    const index = value.subarray(0, kept).findIndex((loss) => loss <= target);
    const found = step[index];
    const before = step[index - 1] ?? -1;
    this.reached.value = found === undefined ? null : { step: found, exact: found - before === 1 };
  }

  set(key: string, value: Value): void {
    this.settings.value = { ...this.settings.value, [key]: value };
  }
}
