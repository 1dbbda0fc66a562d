// SPDX-License-Identifier: MIT
/** One run as the lab keeps it: its record and its worker. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { shallow_equal } from '../../lib/shallow-equal';
import type {
  BothWays,
  DataPlane,
  LiveRequests,
  Made,
  PlaneRequest,
  Regions,
  RunWorker,
  Snapshot,
} from '../../worker/protocol';
import { arrays_of } from '../data/arrays';
import type { DataArrays } from '../data/data-set';
import { settings_of } from '../experiment/defaults';
import { guessing_of, network_of, trainer_options, tuning_of } from '../experiment/network';
import type { RuleType, ScheduleType } from '../experiment/schema';
import type { ExperimentSettings, Problem, RunSettings, Value, ViewSettings } from '../experiment/types';
import type { LabHost } from '../host';
import type { RunId } from '../ids';
import type { RunView } from '../view';
import { AcceptedSettings } from './accepted-settings';
import { is_behind, with_products } from './due-products';
import { bytes_of, type Placement } from './placement';
import { constant_plan, edits_at, next_change, type Plan, type RunSpec, settings_at } from './plan';
import { RunRecord } from './record';
import { no_record } from './record-data';
import { change_step, type StepPosition } from './replay';
import { RunClient } from './run-client';

/** What is asked of a run but the experiment it belongs to. */
export interface Wishes {
  view: Pick<ViewSettings, 'target' | 'stop_loss'>;
  probes: LiveRequests;
}

export class Run extends RunRecord implements RunView {
  /** the core did not take what was set; that is undone */
  readonly refusal = signal<Problem | null>(null);
  readonly loading: ReadonlySignal<boolean>;
  readonly #engine: RunClient;
  #built = false;
  /** something that views ask for was not due with its last answer */
  #behind = false;
  readonly accepted = new AcceptedSettings(this);
  /** set by hand and not yet told to the worker */
  readonly #pending = new Set<string>();
  /** the same of parameters, by their flat index */
  readonly #by_hand = new Map<number, number>();

  constructor(
    id: RunId,
    spec: RunSpec,
    { placement, clock }: { placement: Placement; clock: LabHost['clock'] },
    on_end: () => void,
  ) {
    super(id, no_record(spec));
    this.#engine = new RunClient(placement, clock, () => {
      this.#built = false;
      on_end();
    });
    const waits = () => !['ended', 'refused'].includes(this.condition.value.is);
    this.loading = computed(() => this.#engine.loading.value || (this.snapshot.value === null && waits()));
  }

  get condition() {
    return this.#engine.condition;
  }

  /** It can go on: built, not failed since, and not diverged. */
  get live(): boolean {
    return this.#built && !this.lost;
  }

  /** Its worker has made its start. */
  get built(): boolean {
    return this.#built;
  }

  /** Other settings alone can bring it back. */
  get stuck(): boolean {
    return this.lost || this.condition.peek().is === 'refused';
  }

  /** Why the core did not make it. */
  get refused_start(): Problem | null {
    const condition = this.condition.peek();
    return condition.is === 'refused' ? condition.problem : null;
  }

  // ---- the worker

  /** Ask the worker; null when it failed or the run began anew meanwhile. */
  ask<T>(call: (worker: RunWorker) => Promise<T>): Promise<T | null> {
    return this.#engine.ask(call);
  }

  /** Counts how often it has begun. */
  get beginning(): number {
    return this.#engine.beginning;
  }

  /** Its worker was ended, and has not come back. */
  get ended(): boolean {
    return this.#engine.ended;
  }

  give_up(): void {
    this.#engine.give_up();
  }

  gradient(): Promise<Float32Array | null> {
    return this.ask((worker) => worker.task('gradient', null));
  }

  both_ways(steps: number): Promise<BothWays | null> {
    const tuning = this.#first_tuning;
    return this.ask((worker) => worker.task('both_ways', { steps, tuning }));
  }

  data_plane(request: PlaneRequest): Promise<DataPlane | null> {
    return this.ask((worker) => worker.task('data_plane', request));
  }

  past_regions(step: number, request: PlaneRequest): Promise<Regions | null> {
    const tuning = this.#first_tuning;
    return this.ask((worker) => worker.task('past_regions', { ...request, step, tuning }));
  }

  /** What was set before the first step is of the start, and newer than what the worker was made with. */
  get #first_tuning() {
    return tuning_of(this.made_with(1));
  }

  /** Something that views ask for is older than the step it rests at. */
  get behind(): boolean {
    return this.#behind;
  }

  override commit(
    made: Pick<Made, 'columns' | 'scores'>,
    kept: number,
    snapshot: Snapshot | null,
    view: Pick<ViewSettings, 'target' | 'stop_loss'>,
  ): void {
    if (snapshot) this.#behind = is_behind(snapshot);
    super.commit(made, kept, snapshot && with_products(snapshot, this.snapshot.peek()), view);
  }

  /** See other things of it; a diverged run can still be looked at. */
  async look_for(probes: LiveRequests): Promise<void> {
    if (!this.#built) return;
    const snapshot = await this.ask((worker) => worker.look(probes));
    this.#behind = false;
    if (snapshot) this.snapshot.value = snapshot;
  }

  /** It is not part of the experiment: it keeps its settings and nothing else. */
  leave(): void {
    this.clear();
    this.snapshot.value = null;
    this.#engine.dispose();
  }

  /** Forget what was. Present settings become the start, unless a plan is given. */
  clear(plan: Plan = constant_plan(this.id, this.settings.value)): void {
    this.#engine.begin();
    this.#built = false;
    this.#pending.clear();
    this.#by_hand.clear();
    this.refusal.value = null;
    this.forget(plan);
  }

  /** To be made again along the same way; what is set by hand holds from `step` on. */
  begin_again(step: number): void {
    const now = this.settings.peek();
    this.note(this.#pending, step);
    this.clear(this.plan);
    this.put_settings(now);
  }

  dispose(): void {
    this.clear();
    this.#engine.dispose();
  }

  /** Build it in the worker. The old snapshot stays until the new one is there, so that nothing flickers. */
  async build(experiment: ExperimentSettings, { view, probes }: Wishes): Promise<void> {
    const built = await this.#engine.create(this.#created(experiment, probes));
    if (built) {
      this.start(built, view.target, guessing_of(network_of(experiment)));
      this.#show(built.snapshot);
      if (edits_at(this.plan, 0).length > 0) await this.#configure(() => {});
    } else if (this.ended || this.stuck) this.snapshot.value = null;
  }

  /** The same for a run with a past: a new worker makes its steps again, and nothing of the past is touched. */
  async come_back(experiment: ExperimentSettings, { probes }: Wishes, place: StepPosition): Promise<void> {
    // What was lost stayed behind, and is lost there again.
    const to = this.lost ? { step: this.steps, phase: 0 } : place;
    const unseen = { began: () => {}, told: () => {} };
    const create = this.#created(experiment, probes);
    const snapshot = await this.#engine.come_back(create, this.plan, to, unseen);
    if (snapshot) this.#show(snapshot);
  }

  /** The same for a run that joins others at `place`: what it makes on the way is its past. */
  async join(experiment: ExperimentSettings, { view, probes }: Wishes, place: StepPosition): Promise<void> {
    const snapshot = await this.#engine.come_back(this.#created(experiment, probes), this.plan, place, {
      began: (made) => this.start(made, view.target, guessing_of(network_of(experiment))),
      told: (made) => this.commit(made, made.columns.loss.length, made.snapshot, view),
    });
    if (!snapshot) return;
    this.put_settings(this.#planned(change_step(Math.min(place.step, this.steps), place.phase)));
    this.#show(snapshot);
    if (snapshot.diverged_at !== null) this.warn('not_finite');
  }

  /** At once, unless its data have to be fetched: this is where arrays are handed over. */
  #created(experiment: ExperimentSettings, probes: LiveRequests) {
    const with_arrays = (arrays: DataArrays | null) => {
      const options = trainer_options(
        experiment,
        this.build_options.peek(),
        settings_at(this.plan, 0),
        arrays,
      );
      this.#engine.place(bytes_of(options));
      return (worker: RunWorker) => worker.create(options, probes);
    };
    const arrays = arrays_of(experiment.data);
    return arrays instanceof Promise ? arrays.then(with_arrays) : with_arrays(arrays);
  }

  #show(snapshot: Snapshot): void {
    this.snapshot.value = snapshot;
    this.note_edited(snapshot);
    this.#built = true;
    this.accepted.note(settings_at(this.plan, this.steps));
  }

  // ---- settings

  /** Another rule comes with what is usual for it, another schedule with its own options. */
  override set(key: string, value: Value): void {
    const { rule, schedule } = this.settings.value;
    if (key === 'rule') {
      const kept = (name: string) => (name.startsWith('schedule.') ? this.settings.value[name] : undefined);
      this.put_settings(settings_of(this.id, value as RuleType, schedule, kept));
    } else if (key === 'schedule') {
      const kept = (name: string) => (name.startsWith('schedule.') ? undefined : this.settings.value[name]);
      this.put_settings(settings_of(this.id, rule, value as ScheduleType, kept));
    } else super.set(key, value);
    this.refusal.value = null;
    this.#pending.add(key);
  }

  /** A parameter is set by hand, from the step on that a change counts from. */
  edit(parameter: number, value: number): void {
    this.refusal.value = null;
    this.#by_hand.set(parameter, value);
  }

  /** Something was set by hand and the worker does not know yet. */
  get to_be_told(): boolean {
    return this.#pending.size > 0 || this.#by_hand.size > 0;
  }

  /** Tell the worker what was set by hand, and remember it as of `step`. */
  async apply_settings(step: number): Promise<void> {
    if (!this.live || !this.to_be_told) return;
    const before = this.plan;
    this.note(this.#pending, step);
    this.note_edits(
      [...this.#by_hand].map(([parameter, value]) => ({ parameter, value })),
      step,
    );
    this.#pending.clear();
    this.#by_hand.clear();
    await this.#configure(() => this.restore(before, step));
  }

  see(snapshot: Snapshot | null): void {
    if (snapshot) this.snapshot.value = snapshot;
  }

  /** Its worker took back what was made with later settings. */
  return_to(step: number): void {
    const planned = this.#planned(step);
    if (this.live && !shallow_equal(planned, this.settings.value)) this.put_settings(planned);
  }

  async #configure(undo: () => void): Promise<void> {
    const tuning = tuning_of(this.settings.value);
    // Of a step whose update is made they are the next one's, and come when it is whole.
    const edits = edits_at(this.plan, this.steps);
    this.forgive();
    const answer = await this.#engine.change((worker) => worker.configure(tuning, edits));
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
    this.put_settings(this.#planned(step));
    await this.#configure(() => {});
  }

  /** What the plan says for `step`, unless a hand was there first. */
  #planned(step: number): RunSettings {
    const planned = settings_at(this.plan, step);
    const by_hand = [...this.#pending];
    for (const key of by_hand) Object.assign(planned, { [key]: this.settings.value[key] });
    // Another rule by hand came with all its options.
    const another = by_hand.some((key) => key === 'rule' || key === 'schedule');
    return another ? this.settings.value : planned;
  }
}
