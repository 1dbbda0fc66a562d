// SPDX-License-Identifier: MIT
/**
 * Keeps the runs in lock step: asks both workers for the same steps, one question at a time, and stops both at exactly
 * the step something happened. Where it stops depends on the steps alone, never on how many were asked for at once.
 */
import { batch, signal } from '@preact/signals';
import type { Advance, Snapshot } from '../workers/protocol';
import { PHASES } from '../workers/protocol';
import type { ExperimentSettings, LabHost, RunId, ViewSettings } from './contract';
import { Pace } from './pace';
import type { Event } from './rules';
import type { Run } from './run';

/** What a run answered, and where it wants to stop. */
interface Answer {
  run: Run;
  advance: Advance;
  event: Event | null;
  diverged: boolean;
  made: number;
}

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
    return this.enqueue(async () => {
      await Promise.all(this.#all.map((run) => run.build(experiment, this.view().watched)));
    });
  }

  /** A job for the workers, after those before it; skipped when the runs start anew first. */
  enqueue(job: () => Promise<void>): Promise<void> {
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
      const full_speed = this.view().speed === 'max' || this.replaying.value !== null;
      await this.enqueue(() => (loop === this.#loop ? this.#advance() : Promise.resolve()));
      if (!full_speed && loop === this.#loop) await new Promise<void>((done) => this.clock.frame(done));
    }
  }

  once(): Promise<void> {
    this.stop(null);
    return this.enqueue(() => this.#advance(1));
  }

  one_phase(): Promise<void> {
    this.stop(null);
    return this.enqueue(async () => {
      await this.#ask(() => (run) => run.ask((worker) => worker.phase()));
    });
  }

  apply_settings(): Promise<void> {
    return this.enqueue(() => this.#apply_settings());
  }

  async #apply_settings(): Promise<void> {
    const step = this.step.value + (this.phase.value >= UPDATED ? 1 : 0);
    await Promise.all(this.#live.map((run) => run.apply_settings(step)));
  }

  /** So many steps of `wanted` as may be made without passing a stop, a change or the end of a replay. */
  #allowed(wanted: number): number {
    const from = this.step.value;
    const { stop_step } = this.view();
    const replay = this.replaying.value;
    let to = Math.min(from + wanted, ...this.#live.map((run) => run.next_change(from)));
    if (replay !== null) to = Math.min(to, replay);
    else if (stop_step > from) to = Math.min(to, stop_step);
    return to - from;
  }

  async #advance(steps?: number): Promise<void> {
    const { speed } = this.view();
    const tuned = steps === undefined && (speed === 'max' || this.replaying.value !== null);
    const wanted = steps ?? (speed === 'max' || tuned ? this.#pace.at_once : speed);
    let allowed = 0;
    const took = await this.#ask(() => {
      allowed = this.#allowed(wanted);
      return (run) => run.ask((worker) => worker.advance(allowed));
    });
    if (tuned && allowed === wanted && took > 0) this.#pace.tune(allowed, took);
  }

  /** Apply what was set by hand, then put a question to all live runs. The slower worker's milliseconds. */
  async #ask(pose: () => (run: Run) => Promise<Advance | null>): Promise<number> {
    const epoch = this.#epoch;
    await this.#apply_settings();
    if (epoch !== this.#epoch) return 0;
    const live = this.#live;
    if (live.length === 0) this.stop('trouble');
    const advances = await Promise.all(live.map(pose()));
    if (epoch === this.#epoch && live.length > 0) await this.#settle(live, advances, epoch);
    return Math.max(0, ...advances.map((advance) => advance?.took ?? 0));
  }

  /** Keep the steps both made before anything happened; take the others back. */
  async #settle(live: Run[], advances: (Advance | null)[], epoch: number): Promise<void> {
    const answers = live.flatMap((run, i) => this.#read(run, advances[i] ?? null));
    // A run that failed made nothing: the other goes back to where both were.
    const kept = answers.length < live.length ? 0 : Math.min(...answers.map(stop_of));
    const snapshots = await Promise.all(answers.map((answer) => this.#rewound(answer, kept)));
    if (epoch !== this.#epoch) return;
    batch(() => this.#commit(answers, snapshots, kept));
    if (kept > 0) await Promise.all(live.map((run) => run.follow_plan(this.step.value)));
  }

  #read(run: Run, advance: Advance | null): Answer[] {
    if (!advance) return [];
    const { loss } = advance.columns;
    const event = run.watch.scan(loss, this.view().stop_loss);
    return [{ run, advance, event, made: loss.length, diverged: advance.snapshot.diverged_at !== null }];
  }

  #rewound({ run, advance, made }: Answer, kept: number): Promise<Snapshot | null> {
    if (made === kept) return Promise.resolve(advance.snapshot);
    return run.ask((worker) => worker.rewind(this.step.value + kept));
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

/** How many of its steps a run wants kept. */
function stop_of({ event, made }: Answer): number {
  return Math.min(event?.kept ?? made, made);
}
