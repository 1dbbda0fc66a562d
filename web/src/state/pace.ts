// SPDX-License-Identifier: MIT
/** How many steps to ask for at once, and how fast they come. */

/** One question's length in milliseconds at full speed: long enough to outweigh asking, short enough to stop quickly. */
const BUDGET_MS = 12;
const MOST_AT_ONCE = 50_000;
/** over how long steps a second are counted, and how many: slow ones take longer to count */
const METER_MS = 500;
const METER_STEPS = 5;

export class Pace {
  #at_once = 8;
  #meter: { time: number; step: number } | null = null;

  /** Steps to ask for at full speed. */
  get at_once(): number {
    return this.#at_once;
  }

  /** `steps` took so long: near the budget next time, but at most doubled or halved, for clocks are coarse. */
  tune(steps: number, milliseconds: number): void {
    const fitting = (steps * BUDGET_MS) / Math.max(milliseconds, 0.5);
    const next = Math.min(2 * steps, Math.max(steps / 2, fitting));
    this.#at_once = Math.min(MOST_AT_ONCE, Math.max(1, Math.round(next)));
  }

  restart(): void {
    this.#meter = null;
  }

  /** Steps a second when it is time for a new reading, else null. */
  reading(time: number, step: number): number | null {
    if (this.#meter === null || step < this.#meter.step) this.#meter = { time, step };
    const passed = time - this.#meter.time;
    const made = step - this.#meter.step;
    if (passed < METER_MS || made < METER_STEPS) return null;
    const speed = (made * 1000) / passed;
    this.#meter = { time, step };
    return speed;
  }
}
