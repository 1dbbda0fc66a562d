// SPDX-License-Identifier: MIT
/** A run's record with its worker: built, asked, brought back, and brought to where others are. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type {
  DataPlane,
  LiveRequests,
  PastResult,
  PlaneRequest,
  RunProgress,
  RunWorker,
  Snapshot,
  ZeroGradLosses,
} from '../../worker/protocol';
import { PHASES } from '../../worker/protocol';
import { arrays_of } from '../data/arrays';
import type { DataArrays } from '../data/data-set';
import { guessing_of, network_of, trainer_options, tuning_of } from '../experiment/network';
import type { ExperimentSettings, Problem, RunSettings, ViewSettings } from '../experiment/types';
import type { LabHost } from '../host';
import type { RunId } from '../ids';
import { AcceptedSettings } from './accepted-settings';
import { is_behind, with_products } from './due-products';
import { bytes_of, type Placement } from './placement';
import { constant_plan, edits_at, type Plan, type RunSpec, settings_at } from './plan';
import { RunRecord } from './record';
import { no_record } from './record-data';
import { change_step, past_changes, type StepPosition } from './replay';
import { RunClient } from './run-client';

/** What is asked of a run but the experiment it belongs to. */
export interface Wishes {
  view: Pick<ViewSettings, 'target' | 'stop_loss'>;
  probes: LiveRequests;
}

export class RunSession extends RunRecord {
  readonly loading: ReadonlySignal<boolean>;
  /** as it was, while a step behind it is shown */
  readonly past = signal<Snapshot | null>(null);
  readonly shown = computed(() => this.past.value ?? this.snapshot.value);
  /** counts how often its worker has made it, up to where the others are */
  readonly made = signal(0);
  protected readonly client: RunClient;
  #built = false;
  /** something that views ask for was not due with its last answer */
  #behind = false;
  readonly accepted = new AcceptedSettings(this);

  constructor(
    id: RunId,
    spec: RunSpec,
    { placement, clock }: { placement: Placement; clock: LabHost['clock'] },
    on_end: () => void,
  ) {
    super(id, no_record(spec));
    this.client = new RunClient(placement, clock, () => {
      this.#built = false;
      on_end();
    });
    const waits = () => !['ended', 'refused'].includes(this.condition.value.is);
    this.loading = computed(() => this.client.loading.value || (this.snapshot.value === null && waits()));
  }

  get condition() {
    return this.client.condition;
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
    return this.client.ask(call);
  }

  /** Counts how often it has begun. */
  get beginning(): number {
    return this.client.beginning;
  }

  /** Its worker was ended, and has not come back. */
  get ended(): boolean {
    return this.client.ended;
  }

  give_up(): void {
    this.client.give_up();
  }

  gradient(): Promise<Float32Array | null> {
    return this.ask((worker) => worker.task('gradient', null));
  }

  zero_grad_losses(steps: number): Promise<ZeroGradLosses | null> {
    const tuning = this.#first_tuning;
    return this.ask((worker) => worker.task('zero_grad_losses', { steps, tuning }));
  }

  data_plane(request: PlaneRequest): Promise<DataPlane | null> {
    return this.ask((worker) => worker.task('data_plane', request));
  }

  look_back(step: number, products: LiveRequests): Promise<PastResult | null> {
    const changes = past_changes(this.plan);
    return this.ask((worker) => worker.past({ step, changes, products }));
  }

  /** What was set before the first step is of the start, and newer than what the worker was made with. */
  get #first_tuning() {
    return tuning_of(this.settings_of_step(1));
  }

  /** Something that views ask for is older than the step it rests at. */
  get behind(): boolean {
    return this.#behind;
  }

  override commit(
    progress: Pick<RunProgress, 'columns' | 'scores'>,
    accepted: number,
    snapshot: Snapshot | null,
    view: Pick<ViewSettings, 'target' | 'stop_loss'>,
  ): void {
    if (snapshot) this.#behind = is_behind(snapshot);
    super.commit(progress, accepted, snapshot && with_products(snapshot, this.snapshot.peek()), view);
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
    this.client.dispose();
  }

  /** Forget what was. Present settings become the start, unless a plan is given. */
  clear(plan: Plan = constant_plan(this.id, this.settings.value)): void {
    this.client.begin();
    this.#built = false;
    this.past.value = null;
    this.forget(plan);
  }

  dispose(): void {
    this.clear();
    this.client.dispose();
  }

  /** Build it in the worker. The old snapshot stays until the new one is there, so that nothing flickers. */
  async build(experiment: ExperimentSettings, { view, probes }: Wishes): Promise<void> {
    const built = await this.client.create(this.#created(experiment, probes));
    if (built) {
      this.start(built, view.target, guessing_of(network_of(experiment)));
      this.#show(built.snapshot);
    } else if (this.ended || this.stuck) this.snapshot.value = null;
  }

  /** The same for a run with a past: a new worker makes its steps again, and nothing of the past is touched. */
  async come_back(experiment: ExperimentSettings, { probes }: Wishes, place: StepPosition): Promise<void> {
    // What was lost stayed behind, and is lost there again.
    const to = this.lost ? { step: this.steps, phase: 0 } : place;
    const silent = { on_start: () => {}, on_progress: () => {} };
    const create = this.#created(experiment, probes);
    const snapshot = await this.client.come_back(create, this.plan, to, silent);
    if (snapshot) this.#show(snapshot);
  }

  /** The same for a run that joins others at `place`: what it makes on the way is its past. */
  async join(experiment: ExperimentSettings, { view, probes }: Wishes, place: StepPosition): Promise<void> {
    const snapshot = await this.client.come_back(this.#created(experiment, probes), this.plan, place, {
      on_start: (progress) => this.start(progress, view.target, guessing_of(network_of(experiment))),
      on_progress: (progress) => this.commit(progress, progress.columns.loss.length, progress.snapshot, view),
    });
    if (!snapshot) return;
    this.put_settings(this.planned(change_step(Math.min(place.step, this.steps), place.phase)));
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
      this.client.place(bytes_of(options));
      return (worker: RunWorker) => worker.create(options, probes);
    };
    const arrays = arrays_of(experiment);
    return arrays instanceof Promise ? arrays.then(with_arrays) : with_arrays(arrays);
  }

  /** Where parameters were set by hand after the latest step, its loss is of what they are now. */
  protected note_edited({ loss, done }: Snapshot): void {
    const is_whole = done % PHASES.length === 0;
    if (is_whole && edits_at(this.plan, this.steps).length > 0) this.put_loss(loss);
  }

  #show(snapshot: Snapshot): void {
    this.snapshot.value = snapshot;
    this.note_edited(snapshot);
    this.#built = true;
    this.accepted.note(settings_at(this.plan, this.steps));
    this.made.value = this.made.peek() + 1;
  }

  /** What the plan says for `step`. */
  protected planned(step: number): RunSettings {
    return settings_at(this.plan, step);
  }
}
