// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { network_of } from '../../../../src/lab/experiment/network';
import { flat_index, place_name, place_of } from '../../../../src/lab/experiment/parameters';
import { defaults, EXPERIMENT } from '../../../../src/lab/experiment/settings';
import { tensors_of } from '../../../../src/lib/tensors';

const NETWORK = network_of(defaults(EXPERIMENT));
const PARAMETERS = NETWORK.parameters;

describe('names of parameters', () => {
  const tensors = tensors_of(NETWORK);

  it('follow PyTorch: weight (out, in), then bias, layer by layer', () => {
    expect(tensors.map(({ name, offset, rows, columns }) => [name, offset, rows, columns])).toEqual([
      ['linear1.weight', 0, 13, 20],
      ['linear1.bias', 260, 13, null],
      ['linear2.weight', 273, 8, 13],
      ['linear2.bias', 377, 8, null],
      ['out.weight', 385, 3, 8],
      ['out.bias', 409, 3, null],
    ]);
    const name = (flat: number) => place_name(place_of(tensors, flat));
    expect([2, 20, 263, 273 + 13 + 1, 380, PARAMETERS - 1].map(name)).toEqual([
      'linear1.weight[0,2]',
      'linear1.weight[1,0]',
      'linear1.bias[3]',
      'linear2.weight[1,1]',
      'linear2.bias[3]',
      'out.bias[2]',
    ]);
  });

  it('lead back to the same flat index', () => {
    for (let flat = 0; flat < PARAMETERS; flat++) expect(flat_index(place_of(tensors, flat))).toBe(flat);
  });

  it('stay inside a smaller tensor chosen instead', () => {
    const [weight, , , , , bias] = tensors;
    if (!weight || !bias) throw new Error('six tensors');
    expect(flat_index({ tensor: bias, row: 12, column: 19 })).toBe(PARAMETERS - 1);
    expect(flat_index({ tensor: weight, row: 99, column: 99 })).toBe(259);
  });
});
