// SPDX-License-Identifier: MIT
/** The arrays that runs are fed, as the table that a program reads: inputs, then the label or the targets, a sample a row. */

import type { DataArrays, DataShape } from '../data/data-set';
import { csv_in_pieces } from './csv-text';
import { float32_text } from './float32-text';

const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

/** Of its columns: inputs, then what is learnt. */
export const data_names = ({ features, classes, outputs }: DataShape): string[] => [
  ...names('x', features),
  ...(classes > 0 ? ['label'] : names('y', outputs)),
];

/** `rest`: between its pieces, for a table may be long. */
export function data_csv({ x, y }: DataArrays, shape: DataShape, rest: () => Promise<void>): Promise<string> {
  const { samples, features, classes, outputs } = shape;
  const width = classes > 0 ? 1 : outputs;
  const row = (sample: number) => [
    ...Array.from(x.subarray(sample * features, (sample + 1) * features), float32_text),
    ...Array.from(y.subarray(sample * width, (sample + 1) * width), float32_text),
  ];
  return csv_in_pieces(data_names(shape), samples, row, rest);
}
