// SPDX-License-Identifier: MIT
/** Single parameters: which tensor, row and column a flat index is of, and what it is called. */
import type { Tensor } from '../../lib/tensors';

export interface ParameterPlace {
  tensor: Tensor;
  row: number;
  column: number;
}

export function place_of(tensors: readonly Tensor[], flat: number): ParameterPlace {
  const tensor = tensors.findLast(({ offset }) => offset <= flat);
  if (!tensor) throw new RangeError(`no parameter ${flat}`);
  const within = flat - tensor.offset;
  const columns = tensor.columns ?? 1;
  return { tensor, row: Math.floor(within / columns), column: within % columns };
}

/** The flat index of a place; rows and columns beyond the tensor's end become its last. */
export function flat_index({ tensor, row, column }: ParameterPlace): number {
  const columns = tensor.columns ?? 1;
  return tensor.offset + Math.min(row, tensor.rows - 1) * columns + Math.min(column, columns - 1);
}

/** linear1.weight[0,2], linear2.bias[3] */
export function place_name({ tensor, row, column }: ParameterPlace): string {
  return tensor.columns === null ? `${tensor.name}[${row}]` : `${tensor.name}[${row},${column}]`;
}
