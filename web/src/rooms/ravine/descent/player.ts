// SPDX-License-Identifier: MIT
/** Which step of the trajectories is shown, by hand or by the clock. */
import { type Signal, signal } from '@preact/signals';
import type { LabHost } from '../../../lab/host';
import { type RavineSettings, shown_step, steps_of } from './settings';

export class Player {
  readonly playing = signal(false);
  /** only the latest play goes on */
  #play = 0;

  constructor(
    private readonly clock: LabHost['clock'],
    private readonly settings: Signal<RavineSettings>,
    private readonly change: (more: Partial<RavineSettings>) => void,
  ) {}

  get #step(): number {
    return shown_step(this.settings.peek());
  }
  get #last(): number {
    return steps_of(this.settings.peek());
  }

  /** The last is said by saying none. */
  show(step: number): void {
    const shown = Math.min(Math.max(Math.round(step), 0), this.#last);
    const next = shown === this.#last ? null : shown;
    if (next !== this.settings.peek().step) this.change({ step: next });
  }

  play(): void {
    if (this.#step >= this.#last) this.show(0);
    const play = ++this.#play;
    this.playing.value = true;
    let last = this.clock.now();
    const frame = () => {
      if (play !== this.#play) return;
      const { speed } = this.settings.peek();
      const now = this.clock.now();
      const due = speed === 'all' ? this.#last : Math.floor(((now - last) * speed) / 1000);
      if (due > 0) {
        this.show(this.#step + due);
        last = speed === 'all' ? now : last + (due * 1000) / speed;
      }
      if (this.#step >= this.#last) this.pause();
      else this.clock.frame(frame);
    };
    this.clock.frame(frame);
  }

  pause(): void {
    this.#play++;
    this.playing.value = false;
  }

  step_once(): void {
    this.pause();
    this.show(this.#step >= this.#last ? 1 : this.#step + 1);
  }

  reset(): void {
    this.pause();
    this.show(0);
  }

  verbs() {
    return {
      show: (step: number) => this.show(step),
      play: () => this.play(),
      pause: () => this.pause(),
      step_once: () => this.step_once(),
      reset: () => this.reset(),
    };
  }
}
