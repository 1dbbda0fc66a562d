// SPDX-License-Identifier: MIT
/**
 * The past of a run in bounded memory: one value a step and column, for any number of steps; NaN where there is none.
 * While the steps fit, each is kept. Then neighbouring buckets merge in pairs, again and again; a bucket keeps its
 * least and greatest value with their steps, so no spike is ever lost, wherever it was. The first and the latest value
 * are kept besides. Nothing can be taken back: append what is to stay.
 */
import { point_at, type Series, type SeriesPoint } from './series';

/** A column of one, as plain data: per bucket least and greatest value, NaN while it has seen no number, and their steps. */
export interface BucketData {
  low: Float64Array;
  high: Float64Array;
  low_step: Float64Array;
  high_step: Float64Array;
  first: number;
  last: number;
  /** a value after the latest step, shown until the next is appended */
  tip: SeriesPoint | null;
  least: number;
  greatest: number;
}

/** All there is of one, as plain data. */
export interface DecimatedData<Column extends string> {
  /** the most buckets, and the step of the first value */
  capacity: number;
  origin: number;
  /** steps in a full bucket */
  width: number;
  /** values appended so far, of each column */
  length: number;
  columns: Record<Column, BucketData>;
}

/** What series() gave last, and the arrays it is a view of (made when first asked for). */
interface DrawnColumn {
  series: Series | null;
  room: Pick<Series, 'step' | 'value'> | null;
}

export const buckets_of = ({ length, width }: Pick<DecimatedData<never>, 'length' | 'width'>): number =>
  Math.ceil(length / width);

export const BUCKET_ARRAYS = ['low', 'high', 'low_step', 'high_step'] as const;

/** The same with other arrays: `change` gets each. */
function with_arrays<Column extends string>(
  data: DecimatedData<Column>,
  change: (array: Float64Array) => Float64Array,
): DecimatedData<Column> {
  const changed = (column: BucketData) => ({
    ...column,
    ...Object.fromEntries(BUCKET_ARRAYS.map((name) => [name, change(column[name])])),
  });
  const columns = Object.entries<BucketData>(data.columns).map(([name, column]) => [name, changed(column)]);
  return { ...data, columns: Object.fromEntries(columns) as DecimatedData<Column>['columns'] };
}

/** To be written down: a copy with the buckets in use. */
export const trimmed = <Column extends string>(data: DecimatedData<Column>): DecimatedData<Column> =>
  with_arrays(data, (array) => array.slice(0, buckets_of(data)));

/** To go on with: a copy with room for all buckets. */
export const roomy = <Column extends string>(data: DecimatedData<Column>): DecimatedData<Column> =>
  with_arrays(data, (array) => {
    const all = new Float64Array(data.capacity);
    all.set(array);
    return all;
  });

/** `origin`: the step of the first value. */
export function no_steps<Column extends string>(
  columns: readonly Column[],
  { capacity = 2048, origin = 1 } = {},
): DecimatedData<Column> {
  if (capacity < 2 || capacity % 2 !== 0) throw new RangeError('capacity must be even and at least 2');
  const empty = columns.map((column) => [column, empty_column(capacity)]);
  return { capacity, origin, width: 1, length: 0, columns: Object.fromEntries(empty) };
}

export class DecimatedSeries<Column extends string> {
  readonly #columns: readonly (readonly [Column, BucketData])[];
  readonly #drawings: ReadonlyMap<Column, DrawnColumn>;

  /** Goes on with `data`, in place. */
  constructor(readonly data: DecimatedData<Column>) {
    this.#columns = Object.entries(data.columns) as [Column, BucketData][];
    this.#drawings = new Map(this.#columns.map(([column]) => [column, { series: null, room: null }]));
  }

  /** Values appended so far, of each column. */
  get length(): number {
    return this.data.length;
  }

  /** Buckets in use. */
  get buckets(): number {
    return buckets_of(this.data);
  }

  clear(): void {
    this.data.width = 1;
    this.data.length = 0;
    for (const [name, column] of this.#columns) {
      this.#drawing(name).series = null;
      column.tip = null;
      column.least = Number.NaN;
      column.greatest = Number.NaN;
    }
  }

  /** The next `count` steps: the first `count` entries of every column. */
  append(columns: Readonly<Record<Column, ArrayLike<number>>>, count: number): void {
    const { data } = this;
    let done = 0;
    while (done < count) {
      if (data.length === data.width * data.capacity) this.#merge();
      const room = data.width * data.capacity - data.length;
      const now = Math.min(room, count - done);
      for (const [name, column] of this.#columns) {
        this.#drawing(name).series = null;
        fill(data, column, columns[name], done, now);
      }
      data.length += now;
      done += now;
    }
  }

  /** The value at a step whose own is not appended; kept by nothing, counted by nothing. */
  put_tip(name: Column, step: number, value: number): void {
    this.#drawing(name).series = null;
    this.data.columns[name].tip = { step, value };
  }

  /** The column in step order, ready to draw. A view that the next change overwrites; the same object until then. */
  series(name: Column): Series {
    const drawing = this.#drawing(name);
    drawing.series ??= draw(this.data, this.data.columns[name], drawing);
    return drawing.series;
  }

  /** The kept point at or next before `step`, or null when there is none. */
  at(name: Column, step: number): SeriesPoint | null {
    return point_at(this.series(name), step);
  }

  #drawing(name: Column): DrawnColumn {
    const drawing = this.#drawings.get(name);
    if (!drawing) throw new RangeError(`no column ${name}`);
    return drawing;
  }

  /** Buckets 0 and 1 become 0, 2 and 3 become 1, … Called only when all are full. */
  #merge(): void {
    for (const [, { low, high, low_step, high_step }] of this.#columns) {
      for (let to = 0; to < this.data.capacity / 2; to++) {
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
    this.data.width *= 2;
  }
}

/** `count` values more, from `values[from]` on, where there is room for them. */
function fill(
  { length, width, origin }: DecimatedData<never>,
  column: BucketData,
  values: ArrayLike<number>,
  from: number,
  count: number,
): void {
  column.tip = null;
  if (length === 0) column.first = values[from] as number;
  column.last = values[from + count - 1] as number;
  for (let i = 0; i < count; i++) {
    const index = length + i;
    const bucket = Math.floor(index / width);
    const value = values[from + i] as number;
    const fresh = index % width === 0;
    if (Number.isFinite(value)) {
      if (!(column.least <= value)) column.least = value;
      if (!(column.greatest >= value)) column.greatest = value;
    }
    // Written so that a NaN never hides a number, and a number replaces a NaN.
    if (fresh || value < (column.low[bucket] as number) || Number.isNaN(column.low[bucket])) {
      column.low[bucket] = value;
      column.low_step[bucket] = index + origin;
    }
    if (fresh || value > (column.high[bucket] as number) || Number.isNaN(column.high[bucket])) {
      column.high[bucket] = value;
      column.high_step[bucket] = index + origin;
    }
  }
}

function draw(data: DecimatedData<never>, column: BucketData, drawing: DrawnColumn): Series {
  const { capacity, length, origin } = data;
  drawing.room ??= { step: new Float64Array(2 * capacity + 3), value: new Float64Array(2 * capacity + 3) };
  const { step, value } = drawing.room;
  let n = 0;
  const put = (at: number, what: number) => {
    if (Number.isNaN(what) || (n > 0 && at <= (step[n - 1] as number))) return;
    step[n] = at;
    value[n++] = what;
  };
  if (length > 0) put(origin, column.first);
  for (let bucket = 0; bucket < buckets_of(data); bucket++) {
    const low_step = column.low_step[bucket] as number;
    const high_step = column.high_step[bucket] as number;
    if (low_step < high_step) put(low_step, column.low[bucket] as number);
    put(high_step, column.high[bucket] as number);
    if (low_step > high_step) put(low_step, column.low[bucket] as number);
  }
  if (length > 0) put(length - 1 + origin, column.last);
  const settled_count = n;
  if (column.tip) put(column.tip.step, column.tip.value);
  const tip = column.tip && Number.isFinite(column.tip.value) ? column.tip.value : Number.NaN;
  const { least, greatest } = column;
  return {
    step: step.subarray(0, n),
    value: value.subarray(0, n),
    least: tip < least || Number.isNaN(least) ? tip : least,
    greatest: tip > greatest || Number.isNaN(greatest) ? tip : greatest,
    settled_count: settled_count,
  };
}

function empty_column(capacity: number): BucketData {
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
  };
}
