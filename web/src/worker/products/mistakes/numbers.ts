// SPDX-License-Identifier: MIT
/** How far each predicted number is off, and of data with one input the curve that is predicted. */
import type { Trainer } from '../../../core/api';
import type { NumberMistakes } from '../../protocol';
import { plane_of } from '../plane/data-plane';
import { inputs_on } from '../plane/plane-grid';
import type { Samples } from './samples';

/** Points that are drawn. */
const MOST_POINTS = 1000;
/** Of the curve. */
const ALONG = 160;

const firsts = (values: ArrayLike<number>, width: number) =>
  Float32Array.from({ length: values.length / width }, (_, row) => values[row * width] as number);

/** Mean square error, and 1 − that by the targets' variance; of targets that are all alike there is no share. */
export function fit_of(targets: Float32Array, predicted: Float32Array) {
  const count = targets.length;
  const mean = targets.reduce((sum, value) => sum + value / count, 0);
  const mean_square = targets.reduce((sum, y, i) => sum + (y - (predicted[i] as number)) ** 2 / count, 0);
  const variance = targets.reduce((sum, y) => sum + (y - mean) ** 2 / count, 0);
  return { mean_square, explained: variance > 0 ? 1 - mean_square / variance : Number.NaN };
}

/** Rows evenly apart among all by their targets, the least first. */
export function spread(targets: Float32Array, most: number): Int32Array<ArrayBuffer> {
  const value = (row: number) => targets[row] as number;
  const rows = Array.from(targets, (_, row) => row).sort(
    (one, other) => value(one) - value(other) || one - other,
  );
  const count = Math.min(most, rows.length);
  return Int32Array.from(
    { length: count },
    (_, i) => rows[Math.round((i * (rows.length - 1)) / Math.max(1, count - 1))] as number,
  );
}

function curve_of(
  trainer: Trainer,
  { x }: Samples,
  rows: Int32Array,
  width: number,
): NumberMistakes['curve'] {
  if (trainer.layers[0]?.in !== 1) return null;
  const along = inputs_on(plane_of(trainer, { columns: null }), ALONG, 1);
  return {
    x: Float32Array.from(rows, (row) => x[row] as number),
    along,
    predicted: firsts(trainer.predict(along), width),
  };
}

export function number_mistakes(trainer: Trainer, samples: Samples): NumberMistakes {
  const width = trainer.layers.at(-1)?.out ?? 1;
  const targets = firsts(samples.y, width);
  const predicted = firsts(trainer.predict(samples.x), width);
  const rows = spread(targets, MOST_POINTS);
  const of = (values: Float32Array) => Float32Array.from(rows, (row) => values[row] as number);
  return {
    kind: 'numbers',
    step: trainer.steps,
    tested: samples.tested,
    samples: targets.length,
    rows,
    targets: of(targets),
    predicted: of(predicted),
    ...fit_of(targets, predicted),
    curve: curve_of(trainer, samples, rows, width),
  };
}
