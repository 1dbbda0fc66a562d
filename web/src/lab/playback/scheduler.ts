// SPDX-License-Identifier: MIT
/**
 * Keeps the runs in lock step: asks all workers for the same steps and stops all at exactly the step something
 * happened. Where it stops depends on the steps alone, never on how many were asked for at once. At full speed the next
 * question is asked before the answer to the last one is read, so that no worker waits for the page.
 */
import { batch, effect, signal, untracked } from '@preact/signals';
import type { Advance, LiveRequests, RunWorker, Snapshot } from '../../worker/protocol';
import { PHASES } from '../../worker/protocol';
import { operations_of } from '../experiment/network';
import type { ExperimentSettings, ViewSettings } from '../experiment/types';
import type { LabHost } from '../host';
import { change_step, type StepPosition } from '../run/replay';
import type { Run, Wishes } from '../run/run';
import { BatchSizer } from './batch-sizer';
import { beat } from './frame-pacing';
import { Playback, type Why } from './playback';
import { SerialQueue } from './serial-queue';
import {
  accepted_steps,
  asked,
  happened,
  is_current,
  read,
  type StepRequest,
  type StepResult,
} from './step-request';

const one_phase = (worker: RunWorker) => worker.phase();
const is_late = ({ condition: { value } }: Run) => value.is === 'late' && value.for === 'answer';

export class Scheduler {
  readonly playback = new Playback();
  readonly step = signal(0);
  readonly phase = signal(0);
  readonly frame = signal(0);

  readonly #pace = new BatchSizer();
  readonly #jobs = new SerialQueue();
  #experiment: ExperimentSettings | null = null;
  /** counts workers that ended: single steps asked for before are dropped */
  #ends = 0;
  /** asked ahead, its answers not read yet */
  #ahead: StepRequest | null = null;
  /** phases to be done when a replay is at its end */
  #open = 0;

  constructor(
    private readonly runs: () => readonly Run[],
    private readonly view: () => ViewSettings,
    private readonly probes: (run: Run) => LiveRequests,
    private readonly host: Pick<LabHost, 'clock' | 'cores'>,
  ) {}

  private get clock(): LabHost['clock'] {
    return this.host.clock;
  }

  /** More workers than processors would leave none to the page: then they rest while it draws. */
  get #in_turns(): boolean {
    return this.#live.length > this.host.cores;
  }

  get #all(): readonly Run[] {
    return this.runs();
  }

  get #live(): Run[] {
    return this.#all.filter((run) => run.live);
  }

  /** All runs built anew, after `until`; they were cleared by the caller. */
  restart(experiment: ExperimentSettings, until?: Promise<void>): Promise<void> {
    this.playback.stop(null);
    this.#experiment = experiment;
    this.#pace.expect(operations_of(experiment));
    this.#jobs.begin();
    batch(() => {
      this.step.value = 0;
      this.phase.value = 0;
      this.frame.value++;
    });
    this.#ahead = null;
    this.#open = 0;
    if (until) void this.enqueue(() => until);
    return this.enqueue(async () => {
      await Promise.all(this.#all.map((run) => run.build(experiment, this.#wishes(run))));
      this.frame.value++;
    });
  }

  #wishes(run: Run): Wishes {
    return { view: this.view(), probes: this.probes(run) };
  }

  /** A run more: it makes the steps of the others, who wait for it. */
  join(run: Run): Promise<void> {
    return this.enqueue(async () => {
      const place = this.#place;
      // Who began anew twice meanwhile comes once.
      if (this.#experiment && !run.built) await run.join(this.#experiment, this.#wishes(run), place);
      this.frame.value++;
    });
  }

  /** A run less: who waited for it goes on without. */
  one_less(): void {
    this.frame.value++;
  }

  /** What the views ask for has changed. */
  look(): Promise<void> {
    return this.enqueue(async () => {
      await Promise.all(this.#all.map((run) => run.look_for(this.probes(run))));
    });
  }

  /** What was not due while the runs went on, now that they rest. */
  async #catch_up(): Promise<void> {
    const behind = this.#all.filter((run) => run.behind);
    await Promise.all(behind.map((run) => run.look_for(this.probes(run))));
  }

  /** The step the runs are on the way to, or at. */
  get destination(): number {
    return this.playback.asked?.step ?? this.playback.replaying.peek() ?? this.step.peek();
  }

  get #place(): StepPosition {
    return { step: this.step.value, phase: this.phase.value };
  }

  /** A job for the workers, after those before it; dropped when the runs start anew first. */
  enqueue(job: () => Promise<void>): Promise<void> {
    return this.#jobs.add(async () => {
      const { beginning } = this.#jobs;
      if (this.#ahead) await this.#settle(this.#ahead);
      if (beginning === this.#jobs.beginning) await job();
    });
  }

  play(to: number | null = null): Promise<void> {
    if (this.playback.loop !== null) return Promise.resolve();
    this.#pace.restart();
    return this.#keep_playing(this.playback.start(to));
  }

  /** Back to a place of these runs: its step, then its phases one by one. */
  async replay({ step, phase }: StepPosition): Promise<void> {
    const { beginning } = this.#jobs;
    this.#open = phase;
    if (step > 0) await this.play(step);
    else if (phase > 0) await this.#open_step(beginning);
  }

  async #keep_playing(loop: number): Promise<void> {
    const { beginning } = this.#jobs;
    const to = this.playback.replaying.value;
    let next = this.clock.now();
    while (loop === this.playback.loop) {
      const full_speed = this.#full_speed;
      await this.#jobs.add(() => (loop === this.playback.loop ? this.#advance() : Promise.resolve()));
      const going = () => loop === this.playback.loop;
      if (full_speed && this.clock.unseen?.()) await new Promise<void>((done) => this.clock.frame(done));
      if (!full_speed) next = await beat(this.clock, next, () => this.view().speed, going);
    }
    const arrived = to !== null && this.step.value === to;
    await this.enqueue(() => this.#catch_up());
    if (arrived) await this.#open_step(beginning);
  }

  /** The phases of the open step at a replay's end. */
  async #open_step(beginning: number): Promise<void> {
    const phases = this.#open;
    const step = this.step.value;
    this.#open = 0;
    for (let done = 0; done < phases; done++) {
      const elsewhere = this.step.value !== step || this.playback.loop !== null;
      if (beginning !== this.#jobs.beginning || elsewhere) return;
      await this.one_phase();
    }
    await this.enqueue(() => this.#follow_plan());
  }

  get #full_speed(): boolean {
    return this.view().speed === 'max' || this.playback.replaying.value !== null;
  }

  once(): Promise<void> {
    return this.#by_hand(1);
  }

  one_phase(): Promise<void> {
    return this.#by_hand(0, one_phase);
  }

  /** Takes the last phase of the open step back; false when no step is open. */
  async back(): Promise<boolean> {
    this.playback.stop(null);
    let taken = false;
    await this.enqueue(async () => {
      taken = this.phase.value > 0;
      if (!taken) return;
      const { beginning } = this.#jobs;
      await this.#apply_settings();
      const all = this.#live.map(asked);
      const snapshots = await Promise.all(all.map(({ run }) => run.ask((worker) => worker.back())));
      if (beginning !== this.#jobs.beginning) return;
      batch(() => {
        this.phase.value--;
        for (const [i, one] of all.entries()) {
          if (!is_current(one)) continue;
          const { run } = one;
          run.see(snapshots[i] ?? null);
          // A change made after the update is the next step's again.
          run.return_to(this.change_step);
        }
        this.frame.value++;
      });
    });
    return taken;
  }

  #by_hand(wanted: number, call?: (worker: RunWorker) => Promise<Advance>): Promise<void> {
    this.playback.stop(null);
    const ends = this.#ends;
    return this.enqueue(async () => {
      const question = ends === this.#ends ? await this.#pose(wanted, call) : null;
      if (question) await this.#settle(question);
    });
  }

  /** A run's worker ended. */
  break_off(): void {
    this.#ends++;
    this.playback.break_off();
  }

  /** Workers made anew for runs whose worker ended or is late; then on with what that broke off. */
  async revive(runs: readonly Run[]): Promise<void> {
    for (const run of runs) run.give_up();
    // All were asked the same: another may be found late only a moment after the click.
    const { beginning } = this.#jobs;
    const stop = effect(() => {
      const late = this.#all.filter(is_late);
      if (beginning === this.#jobs.beginning) for (const run of late) untracked(() => run.give_up());
    });
    await this.enqueue(async () => {
      stop();
      await this.#bring_back(this.#all);
      if (this.playback.loop !== null || this.#one_ended) return;
      const { value } = this.playback.broken_off;
      if (value) void this.play(value.to);
      else this.playback.stop(null);
    });
    // The job may have been dropped.
    stop();
  }

  /** Those of the runs whose worker ended, made anew where the others are. */
  async #bring_back(runs: readonly Run[]): Promise<void> {
    const experiment = this.#experiment;
    const place = this.#place;
    const back = (run: Run) => experiment && run.come_back(experiment, this.#wishes(run), place);
    await Promise.all(runs.filter((run) => run.ended).map(back));
  }

  get #one_ended(): boolean {
    return this.#all.some((run) => run.ended);
  }

  /** The step a change made now counts from. */
  get change_step(): number {
    return change_step(this.step.value, this.phase.value);
  }

  apply_settings(): Promise<void> {
    return this.enqueue(() => this.#apply_settings());
  }

  async #apply_settings(): Promise<void> {
    await Promise.all(this.#live.map((run) => run.apply_settings(this.change_step)));
  }

  /** The first step after `from` where something is to be done: a stop, a planned change, the end of a replay. */
  #boundary(from: number): number {
    const { stop_step } = this.view();
    const stop = this.playback.replaying.value ?? (stop_step > from ? stop_step : Number.POSITIVE_INFINITY);
    return Math.min(stop, ...this.#live.map((run) => run.next_change(from)));
  }

  async #advance(): Promise<void> {
    const { speed } = this.view();
    const full_speed = speed === 'max' || this.playback.replaying.value !== null;
    const wanted = full_speed
      ? this.#pace.at_once
      : Math.min(typeof speed === 'number' ? speed : 1, this.#pace.most);
    const by_phase = speed === 'phase' && !full_speed;
    const question = this.#ahead ?? (await (by_phase ? this.#pose(0, one_phase) : this.#pose(wanted)));
    if (!question) return;
    this.#ahead = null;
    const by_hand = this.#live.some((run) => run.to_be_told);
    const ahead = this.#full_speed && !this.#in_turns && !by_hand;
    if (ahead && question.to < this.#boundary(question.from))
      this.#ahead = this.#ask(question.to, this.#pace.at_once, true);
    await this.#settle(question);
  }

  /** Apply what was set by hand, then ask all live runs: for steps, or for what `call` says. */
  async #pose(wanted: number, call?: (worker: RunWorker) => Promise<Advance>): Promise<StepRequest | null> {
    const { beginning } = this.#jobs;
    const { loop } = this.playback;
    await this.#bring_back(this.#all);
    await this.#apply_settings();
    // In lock step, or not at all.
    if (beginning !== this.#jobs.beginning || loop !== this.playback.loop || this.#one_ended) return null;
    if (this.#live.length === 0) this.playback.stop('trouble');
    return this.#live.length > 0 ? this.#ask(this.step.value, wanted, false, call) : null;
  }

  /** So many steps of `wanted` as may be made without passing a boundary. */
  #ask(
    from: number,
    wanted: number,
    ahead: boolean,
    call?: (worker: RunWorker) => Promise<Advance>,
  ): StepRequest {
    const live = this.#live;
    const to = Math.min(from + wanted, this.#boundary(from));
    const mode = { prefetch: ahead, running: this.playback.loop !== null };
    const ask = call ?? ((worker: RunWorker) => worker.advance(to - from, mode));
    const answers = Promise.all(live.map((run) => run.ask(ask)));
    // A phase is whole: it stays also after a pause.
    const loop = call ? null : this.playback.loop;
    return { asked: live.map(asked), answers, from, to, full: to - from === this.#pace.at_once, loop };
  }

  /** Keep the steps all made before anything happened; take the others back. */
  async #settle(question: StepRequest): Promise<void> {
    const { beginning } = this.#jobs;
    if (this.#ahead === question) this.#ahead = null;
    const { from, to, full, loop } = question;
    const advances = await question.answers;
    if (beginning !== this.#jobs.beginning) return;
    const took = Math.max(0, ...advances.map((advance) => advance?.took ?? 0));
    if (full && took > 0) this.#pace.tune(to - from, took, this.#in_turns);
    const answers = question.asked.flatMap((one, i) => read(one, advances[i] ?? null, this.view().stop_loss));
    // The boundary may have come nearer since the question; after a pause it is the step on the page.
    const paused = loop !== null && loop !== this.playback.loop;
    const { kept, cut } = accepted_steps(question, answers, paused ? 0 : this.#boundary(from) - from);
    const back = answers.some(({ made }) => made > kept) || (cut && this.#ahead !== null);
    if (back) this.#ahead = null;
    const snapshots = await Promise.all(
      answers.map(({ run, advance, made, diverged }) =>
        // At its own divergence a run went nowhere else.
        back && (made > kept || !diverged)
          ? run.ask((worker) => worker.rewind(from + kept))
          : advance.snapshot,
      ),
    );
    if (beginning !== this.#jobs.beginning) return;
    batch(() => this.#commit(answers, snapshots, kept));
    // From its update on an open step leaves what is planned to the next; what was set in a step taken back went with it.
    if (kept > 0 || this.phase.value > 0 || back) await this.#follow_plan();
  }

  async #follow_plan(): Promise<void> {
    const live = this.#live;
    await Promise.all(live.map((run) => run.follow_plan(this.change_step)));
    // With what is planned a run cannot go on.
    const { playing, replaying } = this.playback;
    if (playing.value && replaying.value === null && live.some((run) => run.lost))
      this.playback.stop('trouble');
  }

  #commit(answers: StepResult[], snapshots: (Snapshot | null)[], kept: number): void {
    const from = this.step.value;
    let why: Why = null;
    for (const [i, answer] of answers.entries()) {
      // What began anew while the others were taken back has a past of its own.
      if (!is_current(answer)) continue;
      const { run, advance, made } = answer;
      run.commit(advance, kept, snapshots[i] ?? null, this.view());
      run.time(made, advance.took);
      const what = happened(answer, kept, from + kept);
      if (what === 'stop_loss') why ??= what;
      else if (what !== null) {
        run.warn(what);
        why = 'trouble';
      }
    }
    this.step.value = from + kept;
    // When nobody answered, what was open stays open.
    if (answers.length > 0) this.phase.value = (this.#live[0]?.snapshot.value?.done ?? 0) % PHASES.length;
    this.frame.value++;
    this.playback.arrive(from, from + kept, why, { ...this.view(), over: this.#live.length === 0 });
    const reading = this.playback.playing.value ? this.#pace.reading(this.clock.now(), from + kept) : null;
    if (reading !== null) this.playback.steps_per_second.value = reading;
  }
}
