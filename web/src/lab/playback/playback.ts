// SPDX-License-Identifier: MIT
/** Whether the runs go on by themselves, how far, and why they rest. */
import { batch, signal } from '@preact/signals';

export type Why = 'stop_step' | 'stop_loss' | 'trouble' | null;

export class Playback {
  readonly playing = signal(false);
  /** the step a link is replayed to, else null */
  readonly replaying = signal<number | null>(null);
  readonly stopped_by = signal<Why>(null);
  /** a worker's end broke off this play: how far it was to go (null: on and on) */
  readonly broken_off = signal<{ to: number | null } | null>(null);
  readonly steps_per_second = signal(Number.NaN);
  /** trouble ended this play, which nobody did */
  readonly interrupted = signal(false);
  /** the step the runs are to go to, until what was requested before has arrived; null: none */
  target: { step: number } | null = null;
  /** counts plays and stops: only the latest loop goes on */
  #loop = 0;

  /** The present play; null while nothing plays. */
  get loop(): number | null {
    return this.playing.value ? this.#loop : null;
  }

  start(to: number | null): number {
    batch(() => {
      this.stopped_by.value = null;
      this.broken_off.value = null;
      this.interrupted.value = false;
      this.replaying.value = to;
      this.playing.value = true;
    });
    return ++this.#loop;
  }

  stop(why: Why): void {
    this.#loop++;
    this.target = null;
    batch(() => {
      this.interrupted.value = why === 'trouble' && this.playing.value;
      this.playing.value = false;
      this.replaying.value = null;
      this.steps_per_second.value = Number.NaN;
      this.stopped_by.value = why;
      this.broken_off.value = null;
    });
  }

  /** The runs went from one step to another, where `why` happened: stops if that was the end. `over`: none can go on. */
  arrive(
    from: number,
    to: number,
    why: Why,
    { stop_step, over }: { stop_step: number; over: boolean },
  ): void {
    const replay = this.replaying.value;
    if (replay !== null) {
      // A replay notes what happens but goes to its end, as the person who made the link did.
      if (to >= replay || over) this.stop(why);
    } else if (why !== null) this.stop(why);
    else if (this.playing.value && from < stop_step && to >= stop_step) this.stop('stop_step');
  }

  /** Stops, and remembers what was going on. */
  break_off(): void {
    const going = this.playing.value ? { to: this.replaying.value } : this.broken_off.value;
    batch(() => {
      this.stop('trouble');
      this.broken_off.value = going;
    });
  }
}
