// SPDX-License-Identifier: MIT
/** How many steps to ask for at once, and how fast they come. */

/** How many milliseconds a request takes at full speed: long enough that asking costs little, short enough to stop quickly. */
const BUDGET_MS = 24;
/** Where workers and page take turns: the page has the rest of a frame of the screen to itself. */
const TURN_MS = 7;
const MOST_AT_ONCE = 50_000;
/** No request is longer: a worker that takes 3 s is said to be late. */
const LONGEST_MS = 500;
/** Before anything is known: so many steps, on a slow phone that does so many operations a millisecond. */
const FIRST = 8;
const OPERATIONS_A_MS = 1e6;
/** over how long steps a second are counted, and how many: slow ones take longer to count */
const METER_MS = 500;
const METER_STEPS = 5;

export class BatchSizer {
  #at_once = FIRST;
  #most = Number.POSITIVE_INFINITY;
  #meter: { time: number; step: number } | null = null;

  /** Steps to ask for at full speed. */
  get at_once(): number {
    return this.#at_once;
  }

  /** Steps to ask for at most, however many are wanted between two pictures. */
  get most(): number {
    return this.#most;
  }

  /** Other steps are to be made, of so many operations each. */
  expect(operations: number): void {
    this.#most = Math.max(1, Math.floor((LONGEST_MS * OPERATIONS_A_MS) / operations));
    this.#at_once = Math.min(FIRST, this.#most);
  }

  /** `steps` took so long: near the budget next time, but at most doubled or halved, for clocks are coarse. */
  tune(steps: number, milliseconds: number, in_turns = false): void {
    const fitting = (steps * (in_turns ? TURN_MS : BUDGET_MS)) / Math.max(milliseconds, 0.5);
    const next = Math.min(2 * steps, Math.max(steps / 2, fitting));
    this.#at_once = Math.min(MOST_AT_ONCE, Math.max(1, Math.round(next)));
    this.#most = Math.max(1, Math.floor((steps * LONGEST_MS) / Math.max(milliseconds, 0.5)));
  }

  restart(): void {
    this.#meter = null;
  }

  /** Steps a second when it is time for a new reading, else null. */
  reading(time: number, step: number): number | null {
    if (this.#meter === null || step < this.#meter.step) this.#meter = { time, step };
    const passed = time - this.#meter.time;
    const steps = step - this.#meter.step;
    if (passed < METER_MS || steps < METER_STEPS) return null;
    const speed = (steps * 1000) / passed;
    this.#meter = { time, step };
    return speed;
  }
}
