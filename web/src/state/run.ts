// SPDX-License-Identifier: MIT
/** One run as the lab keeps it: its worker, its settings over time, and what came of it. */
import { computed, signal } from '@preact/signals';
import { History } from '../lib/history';
import type { Columns, RunWorker, Snapshot } from '../workers/protocol';
import type { Column, ExperimentSettings, LabHost, RunId, RunSettings, RunView, Trouble } from './contract';
import { Engine } from './engine';
import { trainer_options } from './network';
import { constant_plan, next_change, type Plan, settings_at, with_change } from './plan';
import type { Place } from './replay';
import { suggest_lr, Watch } from './rules';

const COLUMNS = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

export class Run implements RunView {
  readonly settings;
  readonly snapshot = signal<Snapshot | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly reached = signal<number | null>(null);
  readonly loss = signal(Number.NaN);
  readonly watch = new Watch();
  plan: Plan;

  readonly #engine: Engine;
  readonly #history = new History<Column>(COLUMNS);
  #built = false;
  /** set by hand and not yet told to the worker */
  #pending = new Set<keyof RunSettings>();

  constructor(
    readonly id: RunId,
    plan: Plan,
    host: Pick<LabHost, 'connect' | 'clock'>,
    on_end: () => void,
  ) {
    this.plan = plan;
    this.settings = signal(settings_at(plan, 0));
    this.#engine = new Engine(host, () => {
      this.#built = false;
      on_end();
    });
  }

  get condition() {
    return this.#engine.condition;
  }

  /** Nothing can be made yet: its worker's files or its first snapshot are not there. */
  readonly loading = computed(
    () => this.#engine.loading.value || (this.snapshot.value === null && this.condition.value.is !== 'ended'),
  );

  /** Steps made. */
  get steps(): number {
    return this.#history.length;
  }

  /** It can go on: built, not failed since, and not diverged. */
  get live(): boolean {
    return this.#built && !this.#diverged;
  }

  get #diverged(): boolean {
    return this.trouble.value?.kind === 'not_finite';
  }

  series(column: Column) {
    return this.#history.series(column);
  }

  at(column: Column, step: number) {
    return this.#history.at(column, step);
  }

  // ---- the worker

  /** Ask the worker; null when it failed or the run began anew meanwhile. */
  ask<T>(call: (worker: RunWorker) => Promise<T>): Promise<T | null> {
    return this.#engine.ask(call);
  }

  /** The same question, its answer shown. */
  async refresh(call: (worker: RunWorker) => Promise<Snapshot>): Promise<void> {
    const snapshot = await this.ask(call);
    if (snapshot) this.snapshot.value = snapshot;
  }

  /** Its worker was ended, and has not come back. */
  get ended(): boolean {
    return this.#engine.ended;
  }

  give_up(): void {
    this.#engine.give_up();
  }

  /** Look inside at another parameter; a diverged run can still be looked at. */
  async look_at(parameter: number): Promise<void> {
    if (this.#built) await this.refresh((worker) => worker.watch(parameter));
  }

  /** Forget what was. Present settings become the start, unless a plan is given. */
  clear(plan: Plan = constant_plan(this.settings.value)): void {
    this.#engine.begin();
    this.#built = false;
    this.#pending.clear();
    this.plan = plan;
    this.settings.value = settings_at(plan, 0);
    this.trouble.value = null;
    this.reached.value = null;
    this.loss.value = Number.NaN;
    this.watch.restart();
    this.#history.clear();
  }

  dispose(): void {
    this.clear();
    this.#engine.dispose();
  }

  /** Build it in the worker. The old snapshot stays until the new one is there, so that nothing flickers. */
  async build(experiment: ExperimentSettings, watched: number): Promise<void> {
    const built = await this.#engine.create(this.#created(experiment, watched));
    if (built) this.#show(built);
    else if (this.ended) this.snapshot.value = null;
  }

  /** The same for a run with a past: a new worker makes its steps again, and nothing of the past is touched. */
  async come_back(experiment: ExperimentSettings, watched: number, place: Place): Promise<void> {
    // A diverged run stayed behind; it diverges again in the step after its last.
    const to = this.#diverged ? { step: this.steps + 1, phase: 0 } : place;
    const snapshot = await this.#engine.come_back(this.#created(experiment, watched), this.plan, to);
    if (snapshot) this.#show(snapshot);
  }

  #created(experiment: ExperimentSettings, watched: number) {
    const options = trainer_options(experiment, settings_at(this.plan, 0));
    return (worker: RunWorker) => worker.create(options, watched);
  }

  #show(snapshot: Snapshot): void {
    this.snapshot.value = snapshot;
    this.#built = true;
  }

  // ---- settings

  set<K extends keyof RunSettings>(key: K, value: RunSettings[K]): void {
    this.settings.value = { ...this.settings.value, [key]: value };
    this.#pending.add(key);
  }

  /** Something was set by hand and the worker does not know yet. */
  get to_be_told(): boolean {
    return this.#pending.size > 0;
  }

  /** Tell the worker what was set by hand, and remember it as of `step`. */
  async apply_settings(step: number): Promise<void> {
    if (!this.live || this.#pending.size === 0) return;
    const settings = this.settings.value;
    for (const key of this.#pending) this.plan = with_change(this.plan, key, step, settings[key]);
    this.#pending.clear();
    await this.refresh((worker) => worker.configure(settings));
  }

  /** The first step after `step` at which the plan has a change. */
  next_change(step: number): number {
    return next_change(this.plan, step);
  }

  /** Do what the plan says for `step`, unless a hand was there first. */
  async follow_plan(step: number): Promise<void> {
    if (!this.live || next_change(this.plan, step - 1) !== step) return;
    const planned = settings_at(this.plan, step);
    for (const key of this.#pending) Object.assign(planned, { [key]: this.settings.value[key] });
    this.settings.value = planned;
    await this.refresh((worker) => worker.configure(planned));
  }

  // ---- steps

  /** `kept` steps were made and stay. `snapshot`: null when the worker was ended right after. */
  commit(
    columns: Columns,
    kept: number,
    snapshot: Snapshot | null,
    view: { target: number; stop_loss: number },
  ): void {
    if (snapshot) this.snapshot.value = snapshot;
    if (kept === 0) return;
    if (this.reached.value === null) {
      const index = columns.loss.subarray(0, kept).findIndex((loss) => loss <= view.target);
      if (index >= 0) this.reached.value = this.steps + index + 1;
    }
    this.watch.pass(columns.loss, kept, view.stop_loss);
    this.#history.append(columns, kept);
    this.loss.value = columns.loss[kept - 1] as number;
  }

  warn(kind: 'not_finite' | 'worse_than_start'): void {
    this.trouble.value = { kind, step: this.steps, suggested_lr: suggest_lr(this.settings.value) };
  }

  /** Count to a new target. In a past thinned out, the first kept step that met it. */
  count_to(target: number): void {
    const { step, value } = this.series('loss');
    const index = value.findIndex((loss) => loss <= target);
    this.reached.value = index < 0 ? null : (step[index] as number);
  }
}
