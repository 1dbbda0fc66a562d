// SPDX-License-Identifier: MIT
/**
 * The past of a run in bounded memory: one value a step and column, for any number of steps; NaN where there is none.
 * While the steps fit, each is kept. Then neighbouring buckets merge in pairs, again and again; a bucket keeps its
 * least and greatest value with their steps, so no spike is ever lost, wherever it was. The first and the latest value
 * are kept besides. Nothing can be taken back: append what is to stay.
 */

export interface DrawnSeries {
  step: Float64Array;
  value: Float64Array;
  /** over all steps, of finite values; NaN while there is none */
  least: number;
  greatest: number;
  /** how many of the points were appended: one more may be the tip */
  kept: number;
}

interface BucketArrays {
  /** per bucket: least and greatest value, NaN while it has seen no number, and the steps they were at */
  low: Float64Array;
  high: Float64Array;
  low_step: Float64Array;
  high_step: Float64Array;
  first: number;
  last: number;
  /** a value after the latest step, shown until the next is appended */
  tip: { step: number; value: number } | null;
  least: number;
  greatest: number;
  /** what series() gave last, and the arrays it is a view of (made when first asked for) */
  drawn: DrawnSeries | null;
  room: Pick<DrawnSeries, 'step' | 'value'> | null;
}

export class DecimatedSeries<Column extends string> {
  readonly #capacity: number;
  readonly #origin: number;
  readonly #pasts: Map<Column, BucketArrays>;
  /** steps in a full bucket */
  #width = 1;
  #length = 0;

  /** `origin`: the step of the first value. */
  constructor(columns: readonly Column[], { capacity = 2048, origin = 1 } = {}) {
    this.#origin = origin;
    if (capacity < 2 || capacity % 2 !== 0) throw new RangeError('capacity must be even and at least 2');
    this.#capacity = capacity;
    this.#pasts = new Map(columns.map((column) => [column, empty_past(capacity)]));
  }

  /** Values appended so far, of each column. */
  get length(): number {
    return this.#length;
  }

  /** Buckets in use. */
  get buckets(): number {
    return Math.ceil(this.#length / this.#width);
  }

  clear(): void {
    this.#width = 1;
    this.#length = 0;
    for (const past of this.#pasts.values()) {
      past.drawn = null;
      past.tip = null;
      past.least = Number.NaN;
      past.greatest = Number.NaN;
    }
  }

  /** The next `count` steps: the first `count` entries of every column. */
  append(columns: Readonly<Record<Column, ArrayLike<number>>>, count: number): void {
    let done = 0;
    while (done < count) {
      if (this.#length === this.#width * this.#capacity) this.#merge();
      const room = this.#width * this.#capacity - this.#length;
      const now = Math.min(room, count - done);
      for (const [column, past] of this.#pasts) this.#fill(past, columns[column], done, now);
      this.#length += now;
      done += now;
    }
  }

  /** The value at a step whose own is not appended; kept by nothing, counted by nothing. */
  put_tip(column: Column, step: number, value: number): void {
    const past = this.#past(column);
    past.tip = { step, value };
    past.drawn = null;
  }

  /** The column in step order, ready to draw. A view that the next change overwrites; the same object until then. */
  series(column: Column): DrawnSeries {
    const past = this.#past(column);
    past.drawn ??= this.#draw(past);
    return past.drawn;
  }

  /** The kept point at or next before `step`, or null when there is none. */
  at(column: Column, step: number): { step: number; value: number } | null {
    const series = this.series(column);
    let low = 0;
    let high = series.step.length; // the first point after `step` lies in low … high
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((series.step[middle] as number) <= step) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return null;
    return { step: series.step[low - 1] as number, value: series.value[low - 1] as number };
  }

  #past(column: Column): BucketArrays {
    const past = this.#pasts.get(column);
    if (!past) throw new RangeError(`no column ${column}`);
    return past;
  }

  #fill(past: BucketArrays, values: ArrayLike<number>, from: number, count: number): void {
    past.drawn = null;
    past.tip = null;
    if (this.#length === 0) past.first = values[from] as number;
    past.last = values[from + count - 1] as number;
    for (let i = 0; i < count; i++) {
      const index = this.#length + i;
      const bucket = Math.floor(index / this.#width);
      const value = values[from + i] as number;
      const fresh = index % this.#width === 0;
      if (Number.isFinite(value)) {
        if (!(past.least <= value)) past.least = value;
        if (!(past.greatest >= value)) past.greatest = value;
      }
      // Written so that a NaN never hides a number, and a number replaces a NaN.
      if (fresh || value < (past.low[bucket] as number) || Number.isNaN(past.low[bucket])) {
        past.low[bucket] = value;
        past.low_step[bucket] = index + this.#origin;
      }
      if (fresh || value > (past.high[bucket] as number) || Number.isNaN(past.high[bucket])) {
        past.high[bucket] = value;
        past.high_step[bucket] = index + this.#origin;
      }
    }
  }

  /** Buckets 0 and 1 become 0, 2 and 3 become 1, … Called only when all are full. */
  #merge(): void {
    for (const { low, high, low_step, high_step } of this.#pasts.values()) {
      for (let to = 0; to < this.#capacity / 2; to++) {
        const even = 2 * to;
        const odd = even + 1;
        const lower = (low[odd] as number) < (low[even] as number) || Number.isNaN(low[even]) ? odd : even;
        const higher =
          (high[odd] as number) > (high[even] as number) || Number.isNaN(high[even]) ? odd : even;
        low[to] = low[lower] as number;
        low_step[to] = low_step[lower] as number;
        high[to] = high[higher] as number;
        high_step[to] = high_step[higher] as number;
      }
    }
    this.#width *= 2;
  }

  #draw(past: BucketArrays): DrawnSeries {
    past.room ??= {
      step: new Float64Array(2 * this.#capacity + 3),
      value: new Float64Array(2 * this.#capacity + 3),
    };
    const { step, value } = past.room;
    let n = 0;
    const put = (at: number, what: number) => {
      if (Number.isNaN(what) || (n > 0 && at <= (step[n - 1] as number))) return;
      step[n] = at;
      value[n++] = what;
    };
    if (this.#length > 0) put(this.#origin, past.first);
    for (let bucket = 0; bucket < this.buckets; bucket++) {
      const low_step = past.low_step[bucket] as number;
      const high_step = past.high_step[bucket] as number;
      if (low_step < high_step) put(low_step, past.low[bucket] as number);
      put(high_step, past.high[bucket] as number);
      if (low_step > high_step) put(low_step, past.low[bucket] as number);
    }
    if (this.#length > 0) put(this.#length - 1 + this.#origin, past.last);
    const kept = n;
    if (past.tip) put(past.tip.step, past.tip.value);
    const tip = past.tip && Number.isFinite(past.tip.value) ? past.tip.value : Number.NaN;
    const { least, greatest } = past;
    return {
      step: step.subarray(0, n),
      value: value.subarray(0, n),
      least: tip < least || Number.isNaN(least) ? tip : least,
      greatest: tip > greatest || Number.isNaN(greatest) ? tip : greatest,
      kept,
    };
  }
}

function empty_past(capacity: number): BucketArrays {
  const numbers = () => new Float64Array(capacity);
  return {
    low: numbers(),
    high: numbers(),
    low_step: numbers(),
    high_step: numbers(),
    first: Number.NaN,
    last: Number.NaN,
    tip: null,
    least: Number.NaN,
    greatest: Number.NaN,
    drawn: null,
    room: null,
  };
}
