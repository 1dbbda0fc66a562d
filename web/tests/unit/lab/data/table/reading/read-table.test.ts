// SPDX-License-Identifier: MIT
/** Tables as people have them: every writing of letters, cells and numbers is read as what it means, or refused. */
import { expect, it } from 'vitest';
import type { Dialect, TableCells } from '../../../../../../src/lab/data/table/cells';
import { MOST_BYTES } from '../../../../../../src/lab/data/table/cells';
import { read_table } from '../../../../../../src/lab/data/table/reading/read-table';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

const joined = (...parts: readonly (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

function read(bytes: Uint8Array | string, chosen: Partial<Dialect> = {}): TableCells {
  const table = read_table(typeof bytes === 'string' ? utf8(bytes) : bytes, chosen);
  if ('refused' in table) throw new Error(`refused: ${table.refused.rule}`);
  return table.ok;
}

const refused = (bytes: Uint8Array | string) => {
  const table = read_table(typeof bytes === 'string' ? utf8(bytes) : bytes);
  return 'refused' in table ? table.refused : null;
};

const numbers = (table: TableCells) => table.columns.map((column) => [...column.numbers]);
const names = (table: TableCells) => table.columns.map(({ name }) => name);
const texts = (table: TableCells, column: number) => {
  const { codes, texts } = table.columns[column] as TableCells['columns'][number];
  return [...(codes ?? [])].map((code) => texts[code] ?? null);
};

// ---- numbers

it('a tab between decimal commas', () => {
  const table = read('120,5\t50,3\t2,35\n');
  expect(numbers(table)).toEqual([[120.5], [50.3], [2.35]]);
  expect(table.reading).toMatchObject({ delimiter: '\t', decimal: 'comma', header: false });
});

it('a semicolon, a date, a text, and thousands points before a decimal comma', () => {
  const table = read('Datum;Art;Betrag\n31/12/2024;A;-21.419,06\n30/12/2024;B;7,5\n');
  expect(names(table)).toEqual(['Datum', 'Art', 'Betrag']);
  expect(numbers(table)[2]).toEqual([-21419.06, 7.5]);
  expect(table.columns[0]).toMatchObject({ dates: 2 });
});

it('1,234 alone is asked about, and is what is chosen; beside 12.5 it is a thousand', () => {
  const text = 'a;b\n1,234;x\n5,678;y\n';
  expect(read(text).ambiguous).toBe('1,234');
  expect(numbers(read(text))[0]).toEqual([1234, 5678]);
  const chosen = read(text, { decimal: 'comma' });
  expect([numbers(chosen)[0], chosen.ambiguous]).toEqual([[1.234, 5.678], null]);
  const clear = read('a;b\n1,234;12.5\n5,678;0.25\n');
  expect([clear.ambiguous, ...numbers(clear)]).toEqual([null, [1234, 5678], [12.5, 0.25]]);
});

it('one #DIV/0! leaves a column numeric with a missing cell; 0010 and E00000012 are texts', () => {
  const table = read('a,b,c\n1.5,0010,E00000012\n#DIV/0!,0011,E00000013\n3,0012,E00000014\n');
  expect([...(table.columns[0]?.missing ?? [])]).toEqual([1]);
  expect(numbers(table)[0]).toEqual([1.5, Number.NaN, 3]);
  expect([texts(table, 1), texts(table, 2)]).toEqual([
    ['0010', '0011', '0012'],
    ['E00000012', 'E00000013', 'E00000014'],
  ]);
});

it.each(['', 'NA', 'N/A', 'nan', '–', '?', '  '])('“%s” is a missing cell', (cell) => {
  const { columns } = read(`a,b\n1,2\n${cell},3\n`);
  expect([columns[0]?.missing.length, columns[0]?.worded.length]).toEqual([1, 0]);
});

it.each([
  ['1 234 567', 1234567],
  ['−3.5', -3.5],
  ['+4', 4],
  ['.5', 0.5],
  ['6.02e23', 6.02e23],
  ['0', 0],
  ['1,234,567.25', 1234567.25],
])('%s is a number', (cell, value) => {
  expect(read(`a;b\n"${cell}";0.5\n`).columns[0]?.numbers[0]).toBe(value);
});

it.each(['1e39', '1,2,3', '12 %', 'Infinity', '=A1*2', '0x10', '1.2.3', '--1', '.', 'e5'])(
  '%s is none',
  (cell) => {
    const [column] = read(`a;b\n${cell};0.5\n7;0.5\n`).columns;
    expect([[...(column?.numbers ?? [])], [...(column?.worded ?? [])]]).toEqual([[Number.NaN, 7], [0]]);
  },
);

// ---- letters

const CHINESE = '树种,叶长\n橡树,151.7\n枫树,77.8\n';
/** As a GB18030 file has it. */
const GB = [
  0xca, 0xf7, 0xd6, 0xd6, 0x2c, 0xd2, 0xb6, 0xb3, 0xa4, 0x0a, 0xcf, 0xf0, 0xca, 0xf7, 0x2c, 0x31, 0x35, 0x31,
  0x2e, 0x37, 0x0a, 0xb7, 0xe3, 0xca, 0xf7, 0x2c, 0x37, 0x37, 0x2e, 0x38, 0x0a,
];

it.each([
  ['UTF-8', utf8(CHINESE), 'utf-8', false],
  ['UTF-8 with BOM', joined([0xef, 0xbb, 0xbf], utf8(CHINESE)), 'utf-8', true],
  ['UTF-16LE with BOM', joined([0xff, 0xfe], utf16(CHINESE, true)), 'utf-16le', true],
  ['UTF-16BE with BOM', joined([0xfe, 0xff], utf16(CHINESE, false)), 'utf-16be', true],
  ['GB18030', Uint8Array.from(GB), 'gb18030', false],
])('%s is the same table', (_, bytes, encoding, bom) => {
  const table = read(bytes);
  expect(names(table)).toEqual(['树种', '叶长']);
  expect([texts(table, 0), numbers(table)[1]]).toEqual([
    ['橡树', '枫树'],
    [151.7, 77.8],
  ]);
  expect([table.reading.encoding, table.bom, table.unreadable]).toEqual([encoding, bom, 0]);
});

it('UTF-16 without a mark, and Latin letters of one byte each', () => {
  expect(read(utf16('Baum;mm\nEiche;1,5\n', true)).reading.encoding).toBe('utf-16le');
  expect(read(utf16('Baum;mm\nEiche;1,5\n', false)).reading.encoding).toBe('utf-16be');
  const latin = Uint8Array.from('Länge;Grün\n1,5;ä\n2,5;ö\n', (letter) => letter.charCodeAt(0));
  const table = read(latin);
  expect([table.reading.encoding, names(table)]).toEqual(['windows-1252', ['Länge', 'Grün']]);
});

it('a byte order mark before a quoted header leaves neither mark nor quotes', () => {
  expect(names(read('\ufeff"a","b"\n1,2\n'))).toEqual(['a', 'b']);
});

it('no letter is cut where pieces of a long file end', () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `枫树 ${i % 7},${i}.5\n`).join('');
  const table = read(`树种,叶长\n${rows}`);
  expect([table.rows, table.unreadable, table.columns[0]?.kinds]).toEqual([60_000, 0, 7]);
  expect(table.columns[1]?.numbers[59_999]).toBe(59_999.5);
});

it('another encoding than the file’s is said by the letters that are none', () => {
  const table = read(Uint8Array.from(GB), { encoding: 'utf-8' });
  expect(table.unreadable).toBeGreaterThan(3);
});

// ---- cells

it('line breaks and delimiters within quotes, doubled quotes, and all three ends of lines', () => {
  const table = read('name,x\r\n"two\r\nlines",1\r\n"a, ""b""",2\r\n');
  expect(texts(table, 0)).toEqual(['two\r\nlines', 'a, "b"']);
  expect(read('a;b\r1;2\r3;4\r').rows).toBe(2);
});

it('sep=; of a spreadsheet, empty lines, and empty cells at the end of rows', () => {
  const table = read('sep=;\na;b\n\n1;2;\n3;4;;\n\n');
  expect([names(table), table.rows, table.ragged_rows.length]).toEqual([['a', 'b'], 2, 0]);
});

it('names: none is a number, the same twice is numbered', () => {
  expect(names(read('x,x,\n1,2,3\n'))).toEqual(['x', 'x (2)', '3']);
  expect(names(read('1,2\n3,4\n'))).toEqual(['1', '2']);
  expect(names(read('red,up\nblue,down\nred,down\n'))).toEqual(['1', '2']);
  expect(names(read('colour,way\nblue,down\nred,down\n'))).toEqual(['colour', 'way']);
});

it('what is chosen is read so: another delimiter, the first row as data', () => {
  const text = 'a;b,c\n1;2,5\n3;4,5\n';
  expect(names(read(text))).toEqual(['a', 'b,c']);
  expect(names(read(text, { delimiter: ',' }))).toEqual(['a;b', 'c']);
  expect(read(text, { header: false }).rows).toBe(3);
});

it('rows with another number of cells are said', () => {
  const table = read('a,b\n1,2\n3,4,nass\n5\n');
  expect(table.ragged).toEqual([
    { row: 1, cells: ['3', '4', 'nass'] },
    { row: 2, cells: ['5'] },
  ]);
  expect([...(table.columns[1]?.missing ?? [])]).toEqual([2]);
});

// ---- no tables

it('what is no table is refused: by size, of zero bytes, without rows, of one column, with an open quote', () => {
  expect(refused({ length: MOST_BYTES + 1 } as Uint8Array)).toEqual({ rule: 'size', bytes: MOST_BYTES + 1 });
  expect(refused(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0x0a, 7, 0, 9]))).toMatchObject({
    rule: 'nul',
  });
  expect(refused('')).toEqual({ rule: 'empty' });
  expect(refused('just\nsome\nlines\n')).toEqual({ rule: 'one_column' });
  expect(refused('a,b\n1,2\n"3,4\n5,6\n')).toMatchObject({ rule: 'quote' });
});

it('a million cells', () => {
  const row = Array.from({ length: 100 }, (_, i) => `${i}.25`).join();
  const table = read(`${row}\n`.repeat(10_000));
  expect([table.rows, table.columns.length, table.columns[99]?.numbers[9_999]]).toEqual([10_000, 100, 99.25]);
});
