// SPDX-License-Identifier: MIT
/** One run as the lab keeps it: what is set by hand or planned comes to its worker, or is refused and undone. */
import { computed, signal } from '@preact/signals';
import { shallow_equal } from '../../lib/shallow-equal';
import type { Snapshot } from '../../worker/protocol';
import { settings_of } from '../experiment/defaults';
import { tuning_of } from '../experiment/network';
import type { RuleType, ScheduleType } from '../experiment/schema';
import type { ExperimentSettings, Problem, RunSettings, Value } from '../experiment/types';
import type { RunView } from '../view';
import { type Edit, edits_at, first_change, next_change, type Plan, with_edits } from './plan';
import { RunSession, type Wishes } from './run-session';

export class Run extends RunSession implements RunView {
  readonly first_change = computed(() => first_change(this.plan));
  readonly edits = computed<readonly Edit[]>(() => this.plan.edits ?? []);
  // These change only when the settings do; the steps made are looked up then.
  readonly changed = computed(() => Boolean(this.settings.value) && this.first_change.value <= this.steps);
  readonly edited = computed(
    () => Boolean(this.settings.value) && this.edits.value.some(({ step }) => step <= this.steps),
  );
  readonly had_momentum = computed(() => {
    const been = (this.plan.changes.momentum ?? []).filter(({ step }) => step < this.steps);
    return Number(this.settings.value.momentum) > 0 || been.some(({ value }) => Number(value) > 0);
  });

  /** the core did not take what was set; that is undone */
  readonly refusal = signal<Problem | null>(null);
  /** set by hand, and not with the worker yet */
  readonly #pending = new Set<string>();
  /** the same of parameters, by their flat index */
  readonly #pending_edits = new Map<number, number>();

  override clear(plan?: Plan): void {
    this.#pending.clear();
    this.#pending_edits.clear();
    this.refusal.value = null;
    super.clear(plan);
  }

  override async build(experiment: ExperimentSettings, wishes: Wishes): Promise<void> {
    await super.build(experiment, wishes);
    if (this.live && edits_at(this.plan, 0).length > 0) await this.#configure(() => {});
  }

  /** To be made again along the same way; what is set by hand holds from `step` on. */
  begin_again(step: number): void {
    const now = this.settings.peek();
    this.note(this.#pending, step);
    this.clear(this.plan);
    this.put_settings(now);
  }

  /** Another rule comes with what is usual for it, another schedule with its own options. */
  override set(key: string, value: Value): void {
    const { rule, schedule } = this.settings.value;
    if (key === 'rule') {
      const carried = (name: string) =>
        name.startsWith('schedule.') ? this.settings.value[name] : undefined;
      this.put_settings(settings_of(this.id, value as RuleType, schedule, carried));
    } else if (key === 'schedule') {
      const carried = (name: string) =>
        name.startsWith('schedule.') ? undefined : this.settings.value[name];
      this.put_settings(settings_of(this.id, rule, value as ScheduleType, carried));
    } else super.set(key, value);
    this.refusal.value = null;
    this.#pending.add(key);
  }

  /** Something was set by hand and the worker does not know yet. */
  get has_pending(): boolean {
    return this.#pending.size > 0 || this.#pending_edits.size > 0;
  }

  /** A parameter is set by hand, from the step on that a change counts from. */
  edit(parameter: number, value: number): void {
    this.refusal.value = null;
    this.#pending_edits.set(parameter, value);
  }

  /** Tell the worker what was set by hand, and remember it as of `step`. */
  async apply_settings(step: number): Promise<void> {
    if (!this.live || !this.has_pending) return;
    const before = this.plan;
    this.note(this.#pending, step);
    const edits = [...this.#pending_edits].map(([parameter, value]) => ({ parameter, value }));
    this.put_plan(with_edits(this.plan, step, edits));
    this.#pending.clear();
    this.#pending_edits.clear();
    await this.#configure(() => this.restore(before, step));
  }

  see(snapshot: Snapshot | null): void {
    if (snapshot) this.snapshot.value = snapshot;
  }

  /** Its worker took back what was made with later settings. */
  return_to(step: number): void {
    const planned = this.planned(step);
    if (this.live && !shallow_equal(planned, this.settings.value)) this.put_settings(planned);
  }

  async #configure(undo: () => void): Promise<void> {
    const tuning = tuning_of(this.settings.value);
    // Of a step whose update is made they are the next one's, and come when it is whole.
    const edits = edits_at(this.plan, this.steps);
    this.forgive();
    const answer = await this.client.change((worker) => worker.configure(tuning, edits));
    if (answer && 'reason' in answer) {
      this.refusal.value = answer;
      undo();
    } else if (answer) {
      this.snapshot.value = answer;
      this.note_edited(answer);
      this.accepted.note(this.settings.peek());
    }
    // With these no step can be made from here.
    if (this.snapshot.value?.diverged_at != null) this.warn('not_finite', this.settings.value);
  }

  /** Do what the plan says for `step`, unless a hand was there first. */
  async follow_plan(step: number): Promise<void> {
    if (!this.live || next_change(this.plan, step - 1) !== step) return;
    this.put_settings(this.planned(step));
    await this.#configure(() => {});
  }

  /** What the plan says for `step`, unless a hand was there first. */
  protected override planned(step: number): RunSettings {
    const planned = super.planned(step);
    const by_hand = [...this.#pending];
    for (const key of by_hand) Object.assign(planned, { [key]: this.settings.value[key] });
    // Another rule by hand came with all its options.
    const another = by_hand.some((key) => key === 'rule' || key === 'schedule');
    return another ? this.settings.value : planned;
  }
}
