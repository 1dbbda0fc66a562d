// SPDX-License-Identifier: MIT
/** One run as the lab keeps it: its worker, its settings over time, and what came of it. */
import { computed, signal } from '@preact/signals';
import { History } from '../lib/history';
import type { Columns, RunWorker, Snapshot } from '../workers/protocol';
import type {
  Column,
  ExperimentSettings,
  LabHost,
  Reached,
  RunId,
  RunSettings,
  RunView,
  Trouble,
  ViewSettings,
} from './contract';
import { Engine } from './engine';
import { trainer_options } from './network';
import { constant_plan, next_change, type Plan, settings_at, with_change } from './plan';
import type { Place } from './replay';
import { suggest_fix, Watch } from './rules';

const OF_STEPS = ['grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

export class Run implements RunView {
  readonly settings;
  readonly snapshot = signal<Snapshot | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly reached = signal<Reached | null>(null);
  readonly loss = signal(Number.NaN);
  readonly watch = new Watch();
  readonly #plan;
  readonly first_change;
  readonly changed;
  readonly had_momentum;

  readonly #engine: Engine;
  /** by the updates made: after none, one, two …; a step's batch is met at the updates before it */
  readonly #losses = new History<'loss'>(['loss'], { origin: 0 });
  readonly #batches = new History<'batch_loss'>(['batch_loss'], { origin: 0 });
  readonly #steps = new History<(typeof OF_STEPS)[number]>(OF_STEPS);
  /** the loss on all data after the latest step, NaN where it was not evaluated */
  #latest = Number.NaN;
  #built = false;
  /** set by hand and not yet told to the worker */
  #pending = new Set<keyof RunSettings>();

  constructor(
    readonly id: RunId,
    plan: Plan,
    host: Pick<LabHost, 'connect' | 'clock'>,
    on_end: () => void,
  ) {
    this.#plan = signal(plan);
    this.settings = signal(settings_at(plan, 0));
    this.first_change = computed(() => next_change(this.#plan.value, 0));
    // Both change only when the settings do; the steps made are looked up then.
    this.changed = computed(() => this.settings.value && this.first_change.value <= this.steps);
    this.had_momentum = computed(() => {
      const been = this.#plan.value.momentum.filter(({ step }) => step < this.steps);
      return this.settings.value.momentum > 0 || been.some(({ value }) => value > 0);
    });
    this.#engine = new Engine(host, () => {
      this.#built = false;
      on_end();
    });
  }

  get plan(): Plan {
    return this.#plan.value;
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
    return this.#steps.length;
  }

  /** It can go on: built, not failed since, and not diverged. */
  get live(): boolean {
    return this.#built && !this.lost;
  }

  /** Its loss is no number any more. */
  get lost(): boolean {
    return this.trouble.value?.kind === 'not_finite';
  }

  series(column: Column) {
    if (column === 'loss') return this.#losses.series(column);
    return column === 'batch_loss' ? this.#batches.series(column) : this.#steps.series(column);
  }

  at(column: Column, step: number) {
    if (column === 'loss') return this.#losses.at(column, step);
    return column === 'batch_loss' ? this.#batches.at(column, step) : this.#steps.at(column, step);
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

  gradient(): Promise<Float32Array | null> {
    return this.ask((worker) => worker.gradient());
  }

  /** Look inside at another parameter; a diverged run can still be looked at. */
  async look_at(parameter: number): Promise<void> {
    if (this.#built) await this.refresh((worker) => worker.watch(parameter));
  }

  /** It is not part of the experiment. */
  leave(): void {
    this.snapshot.value = null;
  }

  /** Forget what was. Present settings become the start, unless a plan is given. */
  clear(plan: Plan = constant_plan(this.settings.value)): void {
    this.#engine.begin();
    this.#built = false;
    this.#pending.clear();
    this.#plan.value = plan;
    this.settings.value = settings_at(plan, 0);
    this.trouble.value = null;
    this.reached.value = null;
    this.loss.value = Number.NaN;
    for (const history of [this.#losses, this.#batches, this.#steps]) history.clear();
  }

  dispose(): void {
    this.clear();
    this.#engine.dispose();
  }

  /** Build it in the worker. The old snapshot stays until the new one is there, so that nothing flickers. */
  async build(experiment: ExperimentSettings, { watched, target }: ViewSettings): Promise<void> {
    const built = await this.#engine.create(this.#created(experiment, watched));
    if (built) {
      const { loss } = built.evaluation;
      this.#losses.append({ loss: [loss] }, 1);
      this.#latest = loss;
      this.loss.value = loss;
      this.watch.restart(loss);
      if (loss <= target) this.reached.value = { step: 0, exact: true };
      this.#show(built);
    } else if (this.ended) this.snapshot.value = null;
  }

  /** The same for a run with a past: a new worker makes its steps again, and nothing of the past is touched. */
  async come_back(experiment: ExperimentSettings, watched: number, place: Place): Promise<void> {
    // What was lost stayed behind, and is lost there again.
    const to = this.lost ? { step: this.steps, phase: 0 } : place;
    const snapshot = await this.#engine.come_back(this.#created(experiment, watched), this.plan, to);
    if (snapshot) this.#show(snapshot);
  }

  #created(experiment: ExperimentSettings, watched: number) {
    const options = trainer_options(experiment, this.id, settings_at(this.plan, 0));
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
    let plan = this.plan;
    for (const key of this.#pending) plan = with_change(plan, key, step, settings[key]);
    this.#plan.value = plan;
    this.#pending.clear();
    await this.#configure(settings);
  }

  /** What went wrong with other settings says nothing about these. */
  async #configure(settings: RunSettings): Promise<void> {
    this.trouble.value = null;
    this.watch.forgive();
    await this.refresh((worker) => worker.configure(settings));
    // With these no step can be made from here.
    if (this.snapshot.value?.diverged_at != null) this.warn('not_finite');
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
    await this.#configure(planned);
  }

  // ---- steps

  /** `kept` steps were made and stay. `snapshot`: null when the worker was ended right after. */
  commit(
    columns: Columns,
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
    this.#losses.append(
      { loss: loss.map((value) => (value < Number.POSITIVE_INFINITY ? value : Number.NaN)) },
      kept,
    );
    this.#batches.append(columns, kept);
    this.#steps.append(columns, kept);
    this.#note_loss(this.#latest);
    const over = this.trouble.value?.kind === 'worse_than_start' && this.watch.worse_for(this.steps) === 0;
    if (over) this.trouble.value = null;
  }

  /** The loss after the latest step; between two evaluations the snapshot's own. */
  #note_loss(latest: number): void {
    const seen = this.snapshot.value;
    if (!Number.isNaN(latest) || seen?.steps !== this.steps || seen.diverged_at !== null) {
      if (!Number.isNaN(latest)) this.loss.value = latest;
      return;
    }
    const { loss } = seen.evaluation;
    this.loss.value = Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
    if (Number.isFinite(loss)) this.#losses.put_tip('loss', this.steps, loss);
  }

  warn(kind: Trouble['kind']): void {
    const settings = settings_at(this.plan, Math.max(0, this.steps - 1));
    const worse_for = this.watch.worse_for(this.steps);
    this.trouble.value = { kind, step: this.steps, worse_for, settings, fix: suggest_fix(settings) };
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
}
