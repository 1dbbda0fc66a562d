// SPDX-License-Identifier: MIT
/**
 * What is fed of a table: x row by row in float32, and y. Means and deviations are of the training rows alone, in float64,
 * summed in the order of the rows; a missing cell is its column's mean; what is standardised is (x − mean) / deviation,
 * the root of the mean square, and 0 where all training rows are alike.
 */
import type { DataArrays } from '../data-set';
import type { ColumnCells, TableCells } from './cells';
import { MOST_TEXTS } from './cells';
import { kinds_of, type TableChoices } from './choices';
import { kind_codes, number_at, type TableInput, type TablePlan } from './plan';
import { Corrected } from './problems';
import { type Split, tested } from './split';

/** What a column of numbers is moved by and divided by. */
export interface ColumnScale {
  mean: number;
  deviation: number;
}

/** Of what is there in the training rows; a column of nothing is 0. */
export function scale_of(values: Float64Array, test: Uint8Array): ColumnScale {
  let [sum, count, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (test[i] === 1 || Number.isNaN(value)) continue;
    sum += value;
    count++;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (count === 0) return { mean: 0, deviation: 1 };
  if (least === most) return { mean: least, deviation: 1 };
  const mean = sum / count;
  let [squares, rows] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (test[i] === 1) continue;
    const value = values[i] as number;
    // A missing cell is the mean.
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    rows++;
  }
  return { mean, deviation: Math.sqrt(squares / rows) || 1 };
}

/** An input's value in each row that is fed; NaN where it is missing. */
function values_of(
  cells: TableCells,
  plan: TablePlan,
  input: TableInput,
  corrected: Corrected,
): Float64Array {
  const column = cells.columns[input.column] as ColumnCells;
  const { rows } = plan;
  const values = new Float64Array(rows.length);
  if (input.kind === null) {
    for (let i = 0; i < rows.length; i++) values[i] = number_at(column, rows[i] as number, corrected);
    return values;
  }
  const codes = codes_of(column);
  const place = (kinds_of(column, MOST_TEXTS) ?? []).indexOf(input.kind);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i] as number] as number;
    values[i] = code < 0 ? Number.NaN : Number(code === place);
  }
  return values;
}

const CODES = new WeakMap<ColumnCells, Int32Array>();

function codes_of(column: ColumnCells): Int32Array {
  const known = CODES.get(column) ?? kind_codes(column, kinds_of(column, MOST_TEXTS) ?? []);
  CODES.set(column, known);
  return known;
}

/** How columns come to be numbers of about 1, or not. */
export interface Feeding {
  standardise: boolean;
  split: Split | null;
}

/** Time for somebody else: long tables are fed in pieces. */
export type Pause = () => Promise<void>;

function targets(plan: TablePlan, test: Uint8Array, standardise: boolean): Int32Array | Float32Array {
  const { y } = plan;
  if (y instanceof Int32Array) return y.slice();
  const { mean, deviation } = standardise ? scale_of(y, test) : { mean: 0, deviation: 1 };
  return Float32Array.from(y, (value) => (value - mean) / deviation);
}

/** Rows that are only tested, of those that are fed. */
export function test_rows({ rows, y, target }: TablePlan, split: Split | null): Uint8Array {
  return tested(rows.length, y instanceof Int32Array ? y : null, target?.classes.length ?? 0, split);
}

export async function arrays_of_plan(
  cells: TableCells,
  plan: TablePlan,
  choices: TableChoices,
  { standardise, split }: Feeding,
  pause: Pause = async () => {},
): Promise<DataArrays> {
  const test = test_rows(plan, split);
  await pause();
  const corrected = new Corrected(choices.corrections);
  const features = plan.inputs.length;
  const x = new Float32Array(plan.rows.length * features);
  for (const [j, input] of plan.inputs.entries()) {
    const values = values_of(cells, plan, input, corrected);
    const scale = scale_of(values, test);
    const { mean, deviation } = standardise ? scale : { mean: 0, deviation: 1 };
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      x[i * features + j] = ((Number.isNaN(value) ? scale.mean : value) - mean) / deviation;
    }
    await pause();
  }
  return { x, y: targets(plan, test, standardise) };
}
