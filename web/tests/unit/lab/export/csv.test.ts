// SPDX-License-Identifier: MIT
/** Tables as spreadsheets and programs read them. */
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { iris } from '../../../../src/lab/data/iris';
import { csv_in_pieces, csv_of } from '../../../../src/lab/export/csv-text';
import { data_csv } from '../../../../src/lab/export/data-csv';
import { float32_text } from '../../../../src/lab/export/float32-text';

vi.mock('../../../../src/lab/data/iris/text', () => ({
  read_text: async () =>
    readFileSync(new URL('../../../../src/lab/data/iris/iris.txt', import.meta.url), 'utf8'),
}));

it('begins with EF BB BF, by which Excel reads Chinese heads', () => {
  const bytes = new TextEncoder().encode(csv_of([['步', '动量']]));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('步,动量\r\n');
});

it('quotes what would end a cell, and leaves a cell empty for what is no number', () => {
  expect(csv_of([['a,b', 'say "no"', 'two\nlines', Number.NaN, Number.POSITIVE_INFINITY, -0.5]])).toBe(
    '\ufeff"a,b","say ""no""","two\nlines",,,-0.5\r\n',
  );
});

it('a single-precision number is as short as it can be, and is read back to the bit', () => {
  expect([0.1, 5.1, 1 / 3, 16777217, 1.17549435e-38].map(Math.fround).map(float32_text)).toEqual([
    '0.1',
    '5.1',
    '0.33333334',
    '16777216',
    '1.1754944e-38',
  ]);
  for (let i = 0; i < 2000; i++) {
    const value = Math.fround(Math.tan(i * 1.7) * 10 ** ((i % 60) - 30));
    expect(Math.fround(Number(float32_text(value)))).toBe(value);
  }
});

it('the table beside a program has a sample a row, its label last', async () => {
  let rests = 0;
  const text = await data_csv(
    await iris.load(),
    iris.shape({}, { table: null, painted: null }),
    async () => void rests++,
  );
  expect(rests).toBe(1);
  const lines = text.split('\r\n');
  expect([lines.length, lines[0], lines[1], lines[38]]).toEqual([
    152,
    '\ufeffx1,x2,x3,x4,label',
    '5.1,3.5,1.4,0.2,0',
    '4.9,3.6,1.4,0.1,0',
  ]);
});

it('a long table comes in pieces, with a rest between, and is one', async () => {
  let rests = 0;
  const row = (i: number) => [i, 2 * i];
  const text = await csv_in_pieces(['a', 'b'], 5001, row, async () => void rests++);
  expect(text).toBe(csv_of([['a', 'b'], ...Array.from({ length: 5001 }, (_, i) => row(i))]));
  expect(rests).toBe(3);
});
