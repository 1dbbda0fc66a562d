// SPDX-License-Identifier: MIT
/** Values of some steps only, so few that all are kept: points in step order. */
import type { DrawnSeries } from './decimated-series';

export class SparseSeries {
  readonly #step: number[] = [];
  readonly #value: number[] = [];
  /** a value after the latest, shown until the next is appended */
  #tip: { step: number; value: number } | null = null;
  #drawn: DrawnSeries | null = null;

  clear(): void {
    this.#step.length = 0;
    this.#value.length = 0;
    this.#tip = null;
    this.#drawn = null;
  }

  /** A value at a step after all before it; NaN is none. */
  append(step: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.#step.push(step);
    this.#value.push(value);
    this.#tip = null;
    this.#drawn = null;
  }

  /** The value at a step that is not one of those kept; NaN is none. */
  put_tip(step: number, value: number): void {
    const kept = step <= (this.#step.at(-1) ?? Number.NEGATIVE_INFINITY) || Number.isNaN(value);
    this.#tip = kept ? null : { step, value };
    this.#drawn = null;
  }

  /** The same object until something is appended. */
  series(): DrawnSeries {
    this.#drawn ??= this.#draw();
    return this.#drawn;
  }

  /** The point at or next before `step`, or null when there is none. */
  at(step: number): { step: number; value: number } | null {
    if (this.#tip && this.#tip.step <= step) return this.#tip;
    const index = this.#step.findLastIndex((one) => one <= step);
    return index < 0 ? null : { step: this.#step[index] as number, value: this.#value[index] as number };
  }

  #draw(): DrawnSeries {
    const tip = this.#tip ? [this.#tip] : [];
    const values = [...this.#value, ...tip.map(({ value }) => value)];
    const finite = values.filter(Number.isFinite);
    const pick = (of: (a: number, b: number) => number) =>
      finite.length > 0 ? finite.reduce((a, b) => of(a, b)) : Number.NaN;
    return {
      step: Float64Array.from([...this.#step, ...tip.map(({ step }) => step)]),
      value: Float64Array.from(values),
      least: pick(Math.min),
      greatest: pick(Math.max),
      kept: this.#step.length,
    };
  }
}
