// SPDX-License-Identifier: MIT
/** Signals over a run's record, and what changes it. It has no worker and asks nobody. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { RunProgress, Snapshot } from '../../worker/protocol';
import type { RunBuildOptions, RunSettings, RunStyle, Value, ViewSettings } from '../experiment/types';
import type { RunId } from '../ids';
import { cause_of, evidence_of, fix_of, type Trouble } from './causes';
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
import { first_met, type RecordData } from './record-data';

/** The times of a step are averaged over about so many answers. */
const ANSWERS = 8;

export class RunRecord {
  /** of its session: what was seen last */
  readonly snapshot = signal<Snapshot | null>(null);
  readonly #changes = signal(0);
  readonly #plan = this.#view(({ plan }) => plan);
  readonly trouble = this.#view(({ trouble }) => trouble);
  readonly reached = this.#view(({ reached }) => reached);
  readonly loss = this.#view(({ loss }) => loss);
  readonly microseconds = this.#view(({ microseconds }) => microseconds);
  readonly name = this.#view(({ style }) => style.name);
  readonly colour = this.#view(({ style }) => style.colour);
  readonly hidden = this.#view(({ style }) => style.hidden);
  readonly build_options = this.#view(({ build_options }) => build_options);
  readonly settings = this.#view(({ settings }) => settings);
  readonly watch: DivergenceMonitor;
  readonly #metrics: Metrics;

  /** Goes on with `record`, in place. */
  constructor(
    readonly id: RunId,
    readonly record: RecordData,
  ) {
    this.watch = new DivergenceMonitor(record.monitor);
    this.#metrics = new Metrics(record.metrics);
  }

  #view<T>(of: (record: RecordData) => T): ReadonlySignal<T> {
    return computed(() => {
      this.#changes.value;
      return of(this.record);
    });
  }

  #put(part: Partial<RecordData>): void {
    Object.assign(this.record, part);
    this.#changes.value = this.#changes.peek() + 1;
  }

  get plan(): Plan {
    return this.#plan.value;
  }

  get style(): RunStyle {
    return this.record.style;
  }

  set style(style: RunStyle) {
    this.#put({ style });
  }

  get spec(): RunSpec {
    return { plan: this.plan, style: this.record.style, build_options: this.record.build_options };
  }

  /** Steps made. */
  get steps(): number {
    return this.#metrics.steps;
  }

  /** Its loss is no number any more. */
  get lost(): boolean {
    return this.trouble.value?.kind === 'not_finite';
  }

  settings_of_step(step: number): RunSettings {
    return settings_at(this.plan, Math.max(0, step - 1));
  }

  series(column: Column) {
    return this.#metrics.series(column);
  }

  opening(column: OfSteps) {
    return this.#metrics.opening(column);
  }

  at(column: Column, step: number) {
    return this.#metrics.at(column, step);
  }

  /** Forget what was, and go by this plan. */
  forget(plan: Plan = constant_plan(this.id, this.record.settings)): void {
    this.#metrics.clear();
    this.#put({
      plan,
      settings: settings_at(plan, 0),
      trouble: null,
      reached: null,
      loss: Number.NaN,
      microseconds: Number.NaN,
      checkpoints: [],
    });
  }

  /** The run is there, at its start. `guessing`: the loss of who knows nothing. */
  start({ snapshot, scores }: RunProgress, target: number, guessing: number): void {
    const { loss } = snapshot;
    this.#metrics.start(loss);
    this.#metrics.score(scores, 0);
    this.watch.restart(loss, guessing);
    const reached = loss <= target ? { step: 0, exact: true } : this.record.reached;
    this.#put({ latest: loss, loss: Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY, reached });
  }

  // ---- the plan

  /** From `step` on, these keys are as they are set now. */
  note(keys: Iterable<string>, step: number): void {
    const { settings } = this.record;
    let { plan } = this.record;
    for (const key of keys) {
      const value = settings[key];
      if (key === 'rule' || key === 'schedule') plan = with_settings(plan, step, settings);
      else if (value !== undefined) plan = with_change(plan, key, step, value);
    }
    this.#put({ plan });
  }

  /** Other changes, or parameters set otherwise: the settings stay. */
  put_plan(plan: Plan): void {
    this.#put({ plan });
  }

  /** After the latest step. */
  put_loss(loss: number): void {
    this.#put({ loss: Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY });
  }

  /** Back to a plan that was; the settings are those it has now. */
  restore(plan: Plan, step: number): void {
    this.#put({ plan, settings: settings_at(plan, step) });
  }

  /** The first step after `step` at which the plan has a change. */
  next_change(step: number): number {
    return next_change(this.plan, step);
  }

  /** Set otherwise: what went wrong with other settings says nothing about these. */
  forgive(): void {
    this.#put({ trouble: null });
    this.watch.forgive();
  }

  // ---- steps

  /** `accepted` of the steps made stay. `snapshot`: null when the worker was ended right after. */
  commit(
    { columns, scores }: Pick<RunProgress, 'columns' | 'scores'>,
    accepted: number,
    snapshot: Snapshot | null,
    { target, stop_loss }: Pick<ViewSettings, 'target' | 'stop_loss'>,
  ): void {
    if (snapshot) this.snapshot.value = snapshot;
    if (accepted === 0) return;
    const loss = columns.loss.subarray(0, accepted);
    const met = this.record.reached === null ? loss.findIndex((value) => value <= target) : -1;
    // The step before it was seen not to have met it.
    const before = met > 0 ? loss[met - 1] : this.record.latest;
    if (met >= 0) this.#put({ reached: { step: this.steps + met + 1, exact: !Number.isNaN(before) } });
    this.watch.pass(loss, this.steps, accepted, stop_loss);
    this.#metrics.append(columns, scores, accepted);
    this.#note_loss(loss[accepted - 1] as number);
    this.#note_score();
    const over = this.record.trouble?.kind === 'worse_than_start' && this.watch.worse_for(this.steps) === 0;
    if (over) this.#put({ trouble: null });
  }

  /** An answer took the worker so long. */
  time(steps: number, milliseconds: number): void {
    if (steps === 0) return;
    const now = (1000 * milliseconds) / steps;
    const before = this.record.microseconds;
    this.#put({ microseconds: Number.isNaN(before) ? now : before + (now - before) / ANSWERS });
  }

  /** The loss after the latest step; between two evaluations the snapshot's own. */
  #note_loss(latest: number): void {
    this.#put(Number.isNaN(latest) ? { latest } : { latest, loss: latest });
    const snapshot = this.snapshot.value;
    if (!Number.isNaN(latest) || snapshot?.steps !== this.steps || snapshot.diverged_at !== null) return;
    const { loss } = snapshot;
    this.put_loss(loss);
    if (Number.isFinite(loss)) this.#metrics.put_tip(loss);
  }

  /** A score is of the step its snapshot rests at; a run that diverged went back from there. */
  #note_score(): void {
    const snapshot = this.snapshot.value;
    const rests = snapshot?.steps === this.steps && snapshot.diverged_at === null;
    this.#metrics.put_score(rests ? snapshot.score : null);
  }

  /** It is put down to what the latest step was made with, unless another is to blame. */
  warn(kind: Trouble['kind'], settings = this.settings_of_step(this.steps)): void {
    const worse_for = this.watch.worse_for(this.steps);
    const evidence = evidence_of(this.snapshot.peek(), settings, this.record.build_options);
    const { lr, widest } = evidence;
    const cause = cause_of(settings, evidence);
    const fix = fix_of(cause, settings);
    this.#put({ trouble: { kind, step: this.steps, worse_for, settings, cause, lr, widest, fix } });
    if (kind === 'not_finite') this.#put({ loss: Number.POSITIVE_INFINITY });
  }

  /** Count to a new target: the first kept step that met it. */
  count_to(target: number): void {
    this.#put({ reached: first_met(this.series('loss'), target) });
  }

  set(key: string, value: Value): void {
    this.put_settings({ ...this.record.settings, [key]: value });
  }

  put_settings(settings: RunSettings): void {
    this.#put({ settings });
  }

  /** To be built with these, when it is built again. */
  build_with(options: Partial<RunBuildOptions>): void {
    this.#put({ build_options: { ...this.record.build_options, ...options } });
  }
}
