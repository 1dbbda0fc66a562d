// SPDX-License-Identifier: MIT
/** Safetensors files: the bytes of the format. */
import { expect, it } from 'vitest';
import { write_safetensors } from '../../../../src/lab/export/safetensors';
import { tensors_of } from '../../../../src/lib/tensors';

it('is a length, a header of names, kinds, shapes and places, and the numbers', () => {
  const tensors = tensors_of({ features: 2, hidden: [{ units: 3 }], outputs: 1 });
  const values = Float32Array.from({ length: 13 }, (_, i) => 0.1 * i - 0.5);
  const file = write_safetensors(tensors, values, { format: 'pt' });
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  expect(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)))).toEqual({
    __metadata__: { format: 'pt' },
    'linear1.weight': { dtype: 'F32', shape: [3, 2], data_offsets: [0, 24] },
    'linear1.bias': { dtype: 'F32', shape: [3], data_offsets: [24, 36] },
    'out.weight': { dtype: 'F32', shape: [1, 3], data_offsets: [36, 48] },
    'out.bias': { dtype: 'F32', shape: [1], data_offsets: [48, 52] },
  });
  expect(new Float32Array(file.slice(8 + length).buffer)).toEqual(values);
});
