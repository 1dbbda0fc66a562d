// SPDX-License-Identifier: MIT
/** Archives that another program unpacks, and the check sum that they have of each file. */
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { crc32 } from '../../../../src/lib/files/crc32';
import { zip_of } from '../../../../src/lib/files/zip';

const bytes = (text: string) => new TextEncoder().encode(text);

it('the check sum is CRC-32’s own check value', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  expect(crc32([])).toBe(0);
});

it('files come out of it as they went in, whatever they are called', () => {
  const files = {
    'momentum_lab.py': bytes('import torch\n'),
    '数据.csv': new Uint8Array(),
    b: bytes('\0\xff'),
  };
  const packed = zip_of(Object.entries(files).map(([name, content]) => ({ name, bytes: content })));
  expect(unzipSync(packed)).toEqual(files);
});
