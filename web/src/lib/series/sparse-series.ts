// SPDX-License-Identifier: MIT
/** Values of some steps only, so few that all are kept: points in step order. */
import { point_at, type Series, type SeriesPoint, series_of } from './series';

/** All there is of one, as plain data. */
export interface SparseData {
  step: number[];
  value: number[];
  /** a value after the latest, shown until the next is appended */
  tip: SeriesPoint | null;
}

export class SparseSeries {
  #drawn: Series | null = null;

  constructor(readonly data: SparseData = { step: [], value: [], tip: null }) {}

  clear(): void {
    this.data.step.length = 0;
    this.data.value.length = 0;
    this.data.tip = null;
    this.#drawn = null;
  }

  /** A value at a step after all before it; NaN is none. */
  append(step: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.data.step.push(step);
    this.data.value.push(value);
    this.data.tip = null;
    this.#drawn = null;
  }

  /** The value at a step that is not one of those kept; NaN is none. */
  put_tip(step: number, value: number): void {
    const is_old = step <= (this.data.step.at(-1) ?? Number.NEGATIVE_INFINITY) || Number.isNaN(value);
    this.data.tip = is_old ? null : { step, value };
    this.#drawn = null;
  }

  /** The same object until something is appended. */
  series(): Series {
    this.#drawn ??= this.#draw();
    return this.#drawn;
  }

  /** The point at or next before `step`, or null when there is none. */
  at(step: number): SeriesPoint | null {
    return point_at(this.series(), step);
  }

  #draw(): Series {
    const { step, value, tip } = this.data;
    if (!tip) return series_of(step, value);
    return { ...series_of([...step, tip.step], [...value, tip.value]), settled_count: step.length };
  }
}
