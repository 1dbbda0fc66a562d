// SPDX-License-Identifier: MIT
/** The tensors of a network by name, in PyTorch's flat order: weight (out, in) row by row, then bias, layer by layer. */

export interface Tensor {
  /** linear1.weight */
  name: string;
  /** flat index of its first entry */
  offset: number;
  rows: number;
  /** null: a bias, which has one index */
  columns: number | null;
}

interface NetworkShape {
  features: number;
  hidden: readonly { units: number }[];
  outputs: number;
}

/** The layers' names as the article's listing has them: linear1, linear2, …, out. */
export function layer_names({ hidden }: Pick<NetworkShape, 'hidden'>): string[] {
  return [...hidden.map((_, i) => `linear${i + 1}`), 'out'];
}

export function tensors_of(shape: NetworkShape): Tensor[] {
  const outs = [...shape.hidden.map(({ units }) => units), shape.outputs];
  const tensors: Tensor[] = [];
  let offset = 0;
  let inputs = shape.features;
  for (const [i, layer] of layer_names(shape).entries()) {
    const rows = outs[i] ?? 0;
    tensors.push({ name: `${layer}.weight`, offset, rows, columns: inputs });
    tensors.push({ name: `${layer}.bias`, offset: offset + rows * inputs, rows, columns: null });
    offset += rows * (inputs + 1);
    inputs = rows;
  }
  return tensors;
}
