// SPDX-License-Identifier: MIT
/** Safetensors files: the bytes of the format, and what another program's file may be. */
import { describe, expect, it } from 'vitest';
import { read_safetensors, write_safetensors } from '../../../../src/lab/export/safetensors';
import { tensors_of } from '../../../../src/lib/tensors';

const TENSORS = tensors_of({ features: 2, hidden: [{ units: 3 }], outputs: 1 });
const VALUES = Float32Array.from({ length: 13 }, (_, i) => Math.fround(0.1 * i - 0.5));

/** A file of any header and numbers. */
function file_of(header: object, numbers: Float32Array = VALUES): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + 4 * numbers.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  file.set(new Uint8Array(numbers.slice().buffer), 8 + json.length);
  return file;
}

const GOOD = {
  'linear1.weight': { dtype: 'F32', shape: [3, 2], data_offsets: [0, 24] },
  'linear1.bias': { dtype: 'F32', shape: [3], data_offsets: [24, 36] },
  'out.weight': { dtype: 'F32', shape: [1, 3], data_offsets: [36, 48] },
  'out.bias': { dtype: 'F32', shape: [1], data_offsets: [48, 52] },
};

it('is a length, a header of names, kinds, shapes and places, and the numbers', () => {
  const file = write_safetensors(TENSORS, VALUES, { format: 'pt' });
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  expect(header).toEqual({ __metadata__: { format: 'pt' }, ...GOOD });
  expect(new Float32Array(file.slice(8 + length).buffer)).toEqual(VALUES);
  expect(read_safetensors(file, TENSORS)).toEqual(VALUES);
});

it('is read by the names of an exported program’s sequence, too, in any order', () => {
  const { 'linear1.weight': a, 'linear1.bias': b, 'out.weight': c, 'out.bias': d } = GOOD;
  expect(
    read_safetensors(file_of({ '2.bias': d, '0.weight': a, '2.weight': c, '0.bias': b }), TENSORS),
  ).toEqual(VALUES);
});

describe('refused is', () => {
  it.each([
    [
      'of another network',
      { ...GOOD, 'out.weight': { ...GOOD['out.weight'], shape: [3, 1] } },
      'out.weight.shape must be [1, 3]',
    ],
    [
      'of another precision',
      { ...GOOD, 'out.bias': { ...GOOD['out.bias'], dtype: 'F16' } },
      'out.bias.dtype must be "F32"',
    ],
    ['with a tensor too many', { ...GOOD, more: GOOD['out.bias'] }, 'more must be left out'],
    [
      'with numbers beyond its end',
      { ...GOOD, 'out.bias': { ...GOOD['out.bias'], data_offsets: [52, 56] } },
      'out.bias.data_offsets must be 4 bytes',
    ],
  ])('%s', (_, header, sentence) => {
    expect(() => read_safetensors(file_of(header), TENSORS)).toThrow(sentence);
  });

  it('a tensor missing, numbers that are none, and what is no such file', () => {
    const { 'out.bias': _, ...rest } = GOOD;
    expect(() => read_safetensors(file_of(rest), TENSORS)).toThrow('out.bias must be an object');
    expect(() => read_safetensors(file_of(GOOD, VALUES.with(12, Number.NaN)), TENSORS)).toThrow(
      'out.bias must be finite numbers',
    );
    for (const bytes of [
      new Uint8Array(3),
      new Uint8Array(20).fill(255),
      new TextEncoder().encode('{"a":1,"b":22}'),
    ])
      expect(() => read_safetensors(bytes, TENSORS)).toThrow(/^file must be a safetensors file/);
  });
});
