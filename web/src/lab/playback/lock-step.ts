// SPDX-License-Identifier: MIT
/**
 * Runs in lock step: all workers are asked for the same steps and stopped at exactly the step something happened. Where
 * that is depends on the steps alone, never on how many were asked for at once. At full speed the next request is made
 * before the results of the last one are read, so that no worker waits for the page.
 */
import { batch, signal } from '@preact/signals';
import type { Advance, RunWorker, Snapshot } from '../../worker/protocol';
import { PHASES } from '../../worker/protocol';
import type { ViewSettings } from '../experiment/types';
import type { LabHost } from '../host';
import { change_step, type StepPosition } from '../run/replay';
import { BatchSizer } from './batch-sizer';
import type { Lineup } from './lineup';
import { Playback, type Why } from './playback';
import { SerialQueue } from './serial-queue';
import {
  accepted_steps,
  addressed,
  happened,
  is_current,
  read,
  type StepRequest,
  type StepResult,
} from './step-request';

export const one_phase = (worker: RunWorker) => worker.phase();

export class LockStep {
  readonly playback = new Playback();
  readonly step = signal(0);
  readonly phase = signal(0);
  readonly frame = signal(0);
  readonly queue = new SerialQueue();
  readonly batch_sizer = new BatchSizer();
  /** requested before it is its turn, its results not read yet */
  #prefetch: StepRequest | null = null;

  constructor(
    readonly lineup: Lineup,
    private readonly view: () => ViewSettings,
    private readonly host: Pick<LabHost, 'clock' | 'cores'>,
  ) {}

  /** All at step 0, of so many operations a step; nothing requested before counts. */
  restart(operations: number): void {
    this.batch_sizer.expect(operations);
    this.queue.begin();
    batch(() => {
      this.step.value = 0;
      this.phase.value = 0;
      this.frame.value++;
    });
    this.#prefetch = null;
  }

  /** A job for the workers, after those before it; dropped when the runs start anew first. */
  enqueue(job: () => Promise<void>): Promise<void> {
    return this.queue.add(async () => {
      const { beginning } = this.queue;
      if (this.#prefetch) await this.settle(this.#prefetch);
      if (beginning === this.queue.beginning) await job();
    });
  }

  get place(): StepPosition {
    return { step: this.step.value, phase: this.phase.value };
  }

  /** The step a change made now counts from. */
  get change_step(): number {
    return change_step(this.step.value, this.phase.value);
  }

  get full_speed(): boolean {
    return this.view().speed === 'max' || this.playback.replaying.value !== null;
  }

  /** More workers than processors would leave none to the page: then they rest while it draws. */
  get #in_turns(): boolean {
    return this.lineup.live.length > this.host.cores;
  }

  /** The first step after `from` where something is to be done: a stop, a planned change, the end of a replay. */
  #boundary(from: number): number {
    const { stop_step } = this.view();
    const stop = this.playback.replaying.value ?? (stop_step > from ? stop_step : Number.POSITIVE_INFINITY);
    return Math.min(stop, this.lineup.next_change(from));
  }

  /** As many steps as the speed says, or a phase; at full speed more are requested at once. */
  async advance(): Promise<void> {
    const { speed } = this.view();
    const { full_speed } = this;
    const wanted = full_speed
      ? this.batch_sizer.at_once
      : Math.min(typeof speed === 'number' ? speed : 1, this.batch_sizer.most);
    const by_phase = speed === 'phase' && !full_speed;
    const request = this.#prefetch ?? (await (by_phase ? this.pose(0, one_phase) : this.pose(wanted)));
    if (!request) return;
    this.#prefetch = null;
    const by_hand = this.lineup.live.some((run) => run.has_pending);
    const prefetches = this.full_speed && !this.#in_turns && !by_hand;
    if (prefetches && request.to < this.#boundary(request.from))
      this.#prefetch = this.#request(request.to, this.batch_sizer.at_once, true);
    await this.settle(request);
  }

  /** Apply what was set by hand, then ask all live runs: for steps, or for what `call` says. */
  async pose(wanted: number, call?: (worker: RunWorker) => Promise<Advance>): Promise<StepRequest | null> {
    const { beginning } = this.queue;
    const { loop } = this.playback;
    await this.lineup.bring_back(this.place);
    await this.lineup.apply_settings(this.change_step);
    // In lock step, or not at all.
    if (beginning !== this.queue.beginning || loop !== this.playback.loop || this.lineup.one_ended)
      return null;
    if (this.lineup.live.length === 0) this.playback.stop('trouble');
    return this.lineup.live.length > 0 ? this.#request(this.step.value, wanted, false, call) : null;
  }

  /** So many steps of `wanted` as may be made without passing a boundary. */
  #request(
    from: number,
    wanted: number,
    ahead: boolean,
    call?: (worker: RunWorker) => Promise<Advance>,
  ): StepRequest {
    const { live } = this.lineup;
    const to = Math.min(from + wanted, this.#boundary(from));
    const mode = { prefetch: ahead, running: this.playback.loop !== null };
    const ask = call ?? ((worker: RunWorker) => worker.advance(to - from, mode));
    const advances = Promise.all(live.map((run) => run.ask(ask)));
    // A phase is whole: it stays also after a pause.
    const loop = call ? null : this.playback.loop;
    const full = to - from === this.batch_sizer.at_once;
    return { addressees: live.map(addressed), advances, from, to, full, loop };
  }

  /** Keep the steps all made before anything happened; take the others back. */
  async settle(request: StepRequest): Promise<void> {
    const { beginning } = this.queue;
    if (this.#prefetch === request) this.#prefetch = null;
    const { from, to, full, loop } = request;
    const advances = await request.advances;
    if (beginning !== this.queue.beginning) return;
    const took = Math.max(0, ...advances.map((advance) => advance?.took ?? 0));
    if (full && took > 0) this.batch_sizer.tune(to - from, took, this.#in_turns);
    const { stop_loss } = this.view();
    const results = request.addressees.flatMap((one, i) => read(one, advances[i] ?? null, stop_loss));
    // The boundary may have come nearer since the request; after a pause it is the step on the page.
    const paused = loop !== null && loop !== this.playback.loop;
    const { accepted, cut } = accepted_steps(request, results, paused ? 0 : this.#boundary(from) - from);
    const back = results.some(({ count }) => count > accepted) || (cut && this.#prefetch !== null);
    if (back) this.#prefetch = null;
    const snapshots = await Promise.all(
      results.map(({ run, advance, count, diverged }) =>
        // At its own divergence a run went nowhere else.
        back && (count > accepted || !diverged)
          ? run.ask((worker) => worker.rewind(from + accepted))
          : advance.snapshot,
      ),
    );
    if (beginning !== this.queue.beginning) return;
    batch(() => this.#commit(results, snapshots, accepted));
    // From its update on an open step leaves what is planned to the next; what was set in a step taken back went with it.
    if (accepted > 0 || this.phase.value > 0 || back) await this.follow_plan();
  }

  async follow_plan(): Promise<void> {
    const { live } = this.lineup;
    await Promise.all(live.map((run) => run.follow_plan(this.change_step)));
    // With what is planned a run cannot go on.
    const { playing, replaying } = this.playback;
    if (playing.value && replaying.value === null && live.some((run) => run.lost))
      this.playback.stop('trouble');
  }

  #commit(results: StepResult[], snapshots: (Snapshot | null)[], accepted: number): void {
    const from = this.step.value;
    let why: Why = null;
    for (const [i, result] of results.entries()) {
      // What began anew while the others were taken back has a past of its own.
      if (!is_current(result)) continue;
      const { run, advance, count } = result;
      run.commit(advance, accepted, snapshots[i] ?? null, this.view());
      run.time(count, advance.took);
      const what = happened(result, accepted, from + accepted);
      if (what === 'stop_loss') why ??= what;
      else if (what !== null) {
        run.warn(what);
        why = 'trouble';
      }
    }
    this.step.value = from + accepted;
    const { live } = this.lineup;
    // When nobody answered, what was open stays open.
    if (results.length > 0) this.phase.value = (live[0]?.snapshot.value?.done ?? 0) % PHASES.length;
    this.frame.value++;
    this.playback.arrive(from, from + accepted, why, { ...this.view(), over: live.length === 0 });
    const reading = this.playback.playing.value
      ? this.batch_sizer.reading(this.host.clock.now(), from + accepted)
      : null;
    if (reading !== null) this.playback.steps_per_second.value = reading;
  }
}
