// SPDX-License-Identifier: MIT
/**
 * Keeps the runs in lock step: asks both workers for the same steps and stops both at exactly the step something
 * happened. Where it stops depends on the steps alone, never on how many were asked for at once. At full speed the next
 * question is asked before the answer to the last one is read, so that no worker waits for the page.
 */
import { batch, signal } from '@preact/signals';
import type { Advance, RunWorker, Snapshot } from '../workers/protocol';
import { PHASES } from '../workers/protocol';
import type { ExperimentSettings, LabHost, RunId, ViewSettings } from './contract';
import { Pace } from './pace';
import { type Answer, kept_of, type Question, read } from './question';
import type { Run } from './run';

/** From this many phases on the update of the open step is made: a change of settings is for the next. */
const UPDATED = PHASES.indexOf('velocity') + 1;

export class Conductor {
  readonly playing = signal(false);
  readonly replaying = signal<number | null>(null);
  readonly step = signal(0);
  readonly phase = signal(0);
  readonly steps_per_second = signal(0);
  readonly frame = signal(0);
  readonly stopped_by = signal<'stop_step' | 'stop_loss' | 'trouble' | null>(null);

  readonly #pace = new Pace();
  /** counts starts: work begun for an earlier one is dropped */
  #epoch = 0;
  /** counts plays: only the latest loop goes on */
  #loop = 0;
  /** jobs for the workers run one after the other */
  #tail: Promise<void> = Promise.resolve();
  /** asked ahead, its answers not read yet */
  #ahead: Question | null = null;

  constructor(
    private readonly runs: Record<RunId, Run>,
    private readonly view: () => ViewSettings,
    private readonly clock: LabHost['clock'],
  ) {}

  get #all(): Run[] {
    return Object.values(this.runs);
  }

  get #live(): Run[] {
    return this.#all.filter((run) => run.live);
  }

  /** Both runs built anew; they were cleared by the caller. */
  restart(experiment: ExperimentSettings): Promise<void> {
    this.stop(null);
    this.#epoch++;
    batch(() => {
      this.step.value = 0;
      this.phase.value = 0;
      this.frame.value++;
    });
    // Not behind older jobs: their answers no longer matter, and a dead worker may never give one.
    this.#tail = Promise.resolve();
    this.#ahead = null;
    return this.enqueue(async () => {
      await Promise.all(this.#all.map((run) => run.build(experiment, this.view().watched)));
    });
  }

  /** A job for the workers, after those before it; skipped when the runs start anew first. */
  enqueue(job: () => Promise<void>): Promise<void> {
    return this.#queue(async () => {
      const epoch = this.#epoch;
      if (this.#ahead) await this.#settle(this.#ahead);
      if (epoch === this.#epoch) await job();
    });
  }

  /** The same for a job that minds what was asked ahead. */
  #queue(job: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    this.#tail = this.#tail.then(() => (epoch === this.#epoch ? job() : undefined));
    return this.#tail;
  }

  play(to: number | null = null): void {
    if (this.playing.value) return;
    batch(() => {
      this.stopped_by.value = null;
      this.replaying.value = to;
      this.playing.value = true;
    });
    this.#pace.restart();
    void this.#keep_playing(++this.#loop);
  }

  stop(why: 'stop_step' | 'stop_loss' | 'trouble' | null): void {
    this.#loop++;
    batch(() => {
      this.playing.value = false;
      this.replaying.value = null;
      this.steps_per_second.value = 0;
      this.stopped_by.value = why;
    });
  }

  async #keep_playing(loop: number): Promise<void> {
    while (loop === this.#loop) {
      const full_speed = this.#full_speed;
      await this.#queue(() => (loop === this.#loop ? this.#advance() : Promise.resolve()));
      if (!full_speed && loop === this.#loop) await new Promise<void>((done) => this.clock.frame(done));
    }
    await this.enqueue(() => Promise.resolve());
  }

  get #full_speed(): boolean {
    return this.view().speed === 'max' || this.replaying.value !== null;
  }

  once(): Promise<void> {
    this.stop(null);
    return this.enqueue(async () => {
      const question = await this.#pose(1);
      if (question) await this.#settle(question);
    });
  }

  one_phase(): Promise<void> {
    this.stop(null);
    return this.enqueue(async () => {
      const question = await this.#pose(0, (worker) => worker.phase());
      if (question) await this.#settle(question);
    });
  }

  apply_settings(): Promise<void> {
    return this.enqueue(() => this.#apply_settings());
  }

  async #apply_settings(): Promise<void> {
    const step = this.step.value + (this.phase.value >= UPDATED ? 1 : 0);
    await Promise.all(this.#live.map((run) => run.apply_settings(step)));
  }

  /** The first step after `from` where something is to be done: a stop, a planned change, the end of a replay. */
  #boundary(from: number): number {
    const { stop_step } = this.view();
    const stop = this.replaying.value ?? (stop_step > from ? stop_step : Number.POSITIVE_INFINITY);
    return Math.min(stop, ...this.#live.map((run) => run.next_change(from)));
  }

  async #advance(): Promise<void> {
    const { speed } = this.view();
    const wanted = speed === 'max' || this.replaying.value !== null ? this.#pace.at_once : speed;
    const question = this.#ahead ?? (await this.#pose(wanted));
    if (!question) return;
    this.#ahead = null;
    const by_hand = this.#live.some((run) => run.to_be_told);
    if (this.#full_speed && !by_hand && question.to < this.#boundary(question.from))
      this.#ahead = this.#ask(question.to, this.#pace.at_once, true);
    await this.#settle(question);
  }

  /** Apply what was set by hand, then ask all live runs: for steps, or for what `call` says. */
  async #pose(wanted: number, call?: (worker: RunWorker) => Promise<Advance>): Promise<Question | null> {
    const epoch = this.#epoch;
    await this.#apply_settings();
    if (epoch !== this.#epoch) return null;
    if (this.#live.length === 0) this.stop('trouble');
    return this.#live.length > 0 ? this.#ask(this.step.value, wanted, false, call) : null;
  }

  /** So many steps of `wanted` as may be made without passing a boundary. */
  #ask(
    from: number,
    wanted: number,
    ahead: boolean,
    call?: (worker: RunWorker) => Promise<Advance>,
  ): Question {
    const live = this.#live;
    const to = Math.min(from + wanted, this.#boundary(from));
    const ask = call ?? ((worker: RunWorker) => worker.advance(to - from, ahead));
    const answers = Promise.all(live.map((run) => run.ask(ask)));
    const loop = this.playing.value ? this.#loop : null;
    return { live, answers, from, to, full: to - from === this.#pace.at_once, loop };
  }

  /** Keep the steps both made before anything happened; take the others back. */
  async #settle(question: Question): Promise<void> {
    const epoch = this.#epoch;
    if (this.#ahead === question) this.#ahead = null;
    const { live, from, to, full, loop } = question;
    const advances = await question.answers;
    if (epoch !== this.#epoch) return;
    const took = Math.max(0, ...advances.map((advance) => advance?.took ?? 0));
    if (full && took > 0) this.#pace.tune(to - from, took);
    const answers = live.flatMap((run, i) => read(run, advances[i] ?? null, this.view().stop_loss));
    // The boundary may have come nearer since the question; after a pause it is the step on the page.
    const paused = loop !== null && loop !== this.#loop;
    const { kept, cut } = kept_of(question, answers, paused ? 0 : this.#boundary(from) - from);
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
    if (epoch !== this.#epoch) return;
    batch(() => this.#commit(answers, snapshots, kept));
    if (kept > 0) await Promise.all(live.map((run) => run.follow_plan(this.step.value)));
  }

  #commit(answers: Answer[], snapshots: (Snapshot | null)[], kept: number): void {
    const from = this.step.value;
    let why: 'trouble' | 'stop_loss' | null = null;
    for (const [i, { run, advance, event, diverged, made }] of answers.entries()) {
      const snapshot = snapshots[i];
      if (!snapshot) continue;
      run.commit(advance.columns, kept, snapshot, this.view());
      const happened = diverged && made === kept ? 'not_finite' : event?.kept === kept ? event.why : null;
      if (happened === 'stop_loss') why ??= happened;
      else if (happened !== null) {
        run.warn(happened);
        why = 'trouble';
      }
    }
    this.step.value = from + kept;
    this.phase.value = (this.#live[0]?.snapshot.value?.inside.done ?? 0) % PHASES.length;
    this.frame.value++;
    this.#maybe_stop(from, why);
  }

  #maybe_stop(from: number, why: 'trouble' | 'stop_loss' | null): void {
    const step = this.step.value;
    const replay = this.replaying.value;
    if (replay !== null) {
      // A replay notes what happens but goes to its end, as the person who made the link did.
      if (step >= replay || this.#live.length === 0) this.stop(why);
    } else if (why !== null) this.stop(why);
    else if (this.playing.value && from < this.view().stop_step && step >= this.view().stop_step)
      this.stop('stop_step');
    if (this.playing.value)
      this.steps_per_second.value = this.#pace.reading(this.clock.now(), step) ?? this.steps_per_second.value;
  }
}
