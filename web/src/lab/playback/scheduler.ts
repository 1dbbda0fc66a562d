// SPDX-License-Identifier: MIT
/** The play loop over runs in lock step: on and on, to a step, by hand, and on after workers ended. */
import { batch, type Signal } from '@preact/signals';
import type { Advance, LiveRequests, RunWorker } from '../../worker/protocol';
import { operations_of } from '../experiment/network';
import type { ExperimentSettings, ViewSettings } from '../experiment/types';
import type { LabHost } from '../host';
import type { StepPosition } from '../run/replay';
import type { Run } from '../run/run';
import { next_frame_due } from './frame-pacing';
import { Lineup } from './lineup';
import { LockStep, one_phase } from './lock-step';
import type { Playback } from './playback';
import { addressed, is_current } from './step-request';

export class Scheduler {
  readonly #lineup: Lineup;
  readonly #steps: LockStep;
  readonly playback: Playback;
  readonly step: Signal<number>;
  readonly phase: Signal<number>;
  readonly frame: Signal<number>;
  /** phases to be done when a replay is at its end */
  #phases_to_open = 0;

  constructor(
    runs: () => readonly Run[],
    private readonly view: () => ViewSettings,
    probes: (run: Run) => LiveRequests,
    private readonly host: Pick<LabHost, 'clock' | 'cores'>,
  ) {
    this.#lineup = new Lineup(runs, view, probes);
    this.#steps = new LockStep(this.#lineup, view, host);
    this.playback = this.#steps.playback;
    this.step = this.#steps.step;
    this.phase = this.#steps.phase;
    this.frame = this.#steps.frame;
  }

  /** All runs built anew, after `until`; they were cleared by the caller. */
  restart(experiment: ExperimentSettings, until?: Promise<void>): Promise<void> {
    this.playback.stop(null);
    this.#lineup.experiment = experiment;
    this.#steps.restart(operations_of(experiment));
    this.#phases_to_open = 0;
    if (until) void this.enqueue(() => until);
    return this.enqueue(async () => {
      await this.#lineup.build(experiment);
      this.frame.value++;
    });
  }

  /** A run more: it makes the steps of the others, who wait for it. */
  join(run: Run): Promise<void> {
    return this.enqueue(async () => {
      await this.#lineup.join(run, this.#steps.place);
      this.frame.value++;
    });
  }

  /** A run less: who waited for it goes on without. */
  one_less(): void {
    this.frame.value++;
  }

  /** What the views ask for has changed. */
  look(): Promise<void> {
    return this.enqueue(() => this.#lineup.look());
  }

  /** The step the runs are on the way to, or at. */
  get destination(): number {
    return this.playback.target?.step ?? this.playback.replaying.peek() ?? this.step.peek();
  }

  /** The step a change made now counts from. */
  get change_step(): number {
    return this.#steps.change_step;
  }

  /** A job for the workers, after those before it; dropped when the runs start anew first. */
  enqueue(job: () => Promise<void>): Promise<void> {
    return this.#steps.enqueue(job);
  }

  apply_settings(): Promise<void> {
    return this.enqueue(() => this.#lineup.apply_settings(this.change_step));
  }

  play(to: number | null = null): Promise<void> {
    if (this.playback.loop !== null) return Promise.resolve();
    this.#steps.batch_sizer.restart();
    return this.#keep_playing(this.playback.start(to));
  }

  /** Back to a place of these runs: its step, then its phases one by one. */
  async replay({ step, phase }: StepPosition): Promise<void> {
    const { beginning } = this.#steps.queue;
    this.#phases_to_open = phase;
    if (step > 0) await this.play(step);
    else if (phase > 0) await this.#open_step(beginning);
  }

  async #keep_playing(loop: number): Promise<void> {
    const { queue } = this.#steps;
    const { clock } = this.host;
    const { beginning } = queue;
    const to = this.playback.replaying.value;
    const going = () => loop === this.playback.loop;
    let next = clock.now();
    while (going()) {
      const { full_speed } = this.#steps;
      await queue.add(() => (going() ? this.#steps.advance() : Promise.resolve()));
      if (full_speed && clock.out_of_sight?.()) await new Promise<void>((done) => clock.frame(done));
      if (!full_speed) next = await next_frame_due(clock, next, () => this.view().speed, going);
    }
    const arrived = to !== null && this.step.value === to;
    await this.enqueue(() => this.#lineup.catch_up());
    if (arrived) await this.#open_step(beginning);
  }

  /** The phases of the open step at a replay's end. */
  async #open_step(beginning: number): Promise<void> {
    const phases = this.#phases_to_open;
    const step = this.step.value;
    this.#phases_to_open = 0;
    for (let done = 0; done < phases; done++) {
      const elsewhere = this.step.value !== step || this.playback.loop !== null;
      if (beginning !== this.#steps.queue.beginning || elsewhere) return;
      await this.one_phase();
    }
    await this.enqueue(() => this.#steps.follow_plan());
  }

  once(): Promise<void> {
    return this.#by_hand(1);
  }

  one_phase(): Promise<void> {
    return this.#by_hand(0, one_phase);
  }

  #by_hand(wanted: number, call?: (worker: RunWorker) => Promise<Advance>): Promise<void> {
    this.playback.stop(null);
    const { ends } = this.#lineup;
    return this.enqueue(async () => {
      const request = ends === this.#lineup.ends ? await this.#steps.pose(wanted, call) : null;
      if (request) await this.#steps.settle(request);
    });
  }

  /** Takes the last phase of the open step back; false when no step is open. */
  async back(): Promise<boolean> {
    this.playback.stop(null);
    let taken = false;
    await this.enqueue(async () => {
      taken = this.phase.value > 0;
      if (taken) await this.#take_back_phase();
    });
    return taken;
  }

  async #take_back_phase(): Promise<void> {
    const { beginning } = this.#steps.queue;
    await this.#lineup.apply_settings(this.change_step);
    const all = this.#lineup.live.map(addressed);
    const snapshots = await Promise.all(all.map(({ run }) => run.ask((worker) => worker.back())));
    if (beginning !== this.#steps.queue.beginning) return;
    batch(() => {
      this.phase.value--;
      for (const [i, one] of all.entries()) {
        if (!is_current(one)) continue;
        one.run.see(snapshots[i] ?? null);
        // A change made after the update is the next step's again.
        one.run.return_to(this.change_step);
      }
      this.frame.value++;
    });
  }

  /** A run's worker ended. */
  break_off(): void {
    this.#lineup.note_end();
    this.playback.break_off();
  }

  /** Workers made anew for runs whose worker ended or is late; then on with what that broke off. */
  async revive(runs: readonly Run[]): Promise<void> {
    for (const run of runs) run.give_up();
    const { queue } = this.#steps;
    const { beginning } = queue;
    // All were asked the same: another may be found late only a moment after the click.
    const stop = this.#lineup.give_up_late(() => beginning === queue.beginning);
    await this.enqueue(async () => {
      stop();
      await this.#lineup.bring_back(this.#steps.place);
      if (this.playback.loop !== null || this.#lineup.one_ended) return;
      const { value } = this.playback.broken_off;
      if (value) void this.play(value.to);
      else this.playback.stop(null);
    });
    // The job may have been dropped.
    stop();
  }
}
