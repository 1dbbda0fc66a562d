// SPDX-License-Identifier: MIT
/** What is fed of a table: rows, inputs and classes, the core's own split, means of training rows alone; or why not. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { TableCells } from '../../../../../src/lab/data/table/cells';
import { NOTHING_CHOSEN, type TableChoices } from '../../../../../src/lab/data/table/choices';
import { arrays_of_plan, test_rows } from '../../../../../src/lab/data/table/feed';
import { plan_of } from '../../../../../src/lab/data/table/plan';
import { read_table } from '../../../../../src/lab/data/table/reading/read-table';
import { randperm, tested } from '../../../../../src/lab/data/table/split';
import { core } from '../../core_workers';

function cells_of(text: string): TableCells {
  const table = read_table(new TextEncoder().encode(text));
  if ('refused' in table) throw new Error(table.refused.rule);
  return table.ok;
}

const plan = (text: string, choices: Partial<TableChoices> = {}) =>
  plan_of(cells_of(text), { ...NOTHING_CHOSEN, ...choices });

async function fed(
  text: string,
  { share = 0, seed = 23, ...choices }: Partial<TableChoices> & { share?: number; seed?: number } = {},
) {
  const cells = cells_of(text);
  const all = { ...NOTHING_CHOSEN, ...choices };
  const split = share > 0 ? { share, seed } : null;
  return arrays_of_plan(cells, plan_of(cells, all), all, { standardise: all.standardise, split });
}

const LEAVES = [
  'Nr;Name;Baum;Länge;Farbe',
  '1;Mia;Eiche;10,5;grün',
  '2;Ben;Buche;20,5;gelb',
  '3;Ida;Eiche;;',
  '4;Max;Linde;30,5;grün',
  '5;Eva;Buche;40,5;gelb',
].join('\n');

it('a counting column and one of names are left out, the complete text of few kinds is learnt, the other is a column each', () => {
  const { inputs, target, rows, counts, missing } = plan(LEAVES);
  expect(inputs.map(({ name }) => name)).toEqual(['Länge', 'Farbe = gelb', 'Farbe = grün']);
  expect([target?.name, target?.classes]).toEqual(['Baum', ['Buche', 'Eiche', 'Linde']]);
  expect([[...rows], counts, missing.cells, [...missing.rows]]).toEqual([[0, 1, 3, 4], [2, 1, 1], 2, [2]]);
});

it('columns are used as is chosen: the number is learnt, what it was is an input', () => {
  const { inputs, target, y } = plan(LEAVES, {
    uses: { Nr: 'number', Farbe: 'out' },
    target: { column: 'Länge', as: 'number' },
  });
  expect(inputs.map(({ name }) => name)).toEqual(['Nr', 'Baum = Buche', 'Baum = Eiche', 'Baum = Linde']);
  expect([target?.classes, [...y]]).toEqual([[], [10.5, 20.5, 30.5, 40.5]]);
});

it('whole numbers that are few are classes, and numbers a number', () => {
  expect(plan('a,b\n0.5,1\n1.5,0\n2.5,1\n').target).toMatchObject({ name: 'b', classes: ['0', '1'] });
  expect(plan('a,b\n0.5,1.25\n1.5,0\n2.5,1\n').target).toMatchObject({ name: 'b', classes: [] });
});

it('dates are left out, and so is a column of nothing', () => {
  const { inputs } = plan('day,none,x,y\n2024-01-05,,1.5,a\n2024-01-06,,2.5,b\n2024-01-07,,1,a\n');
  expect(inputs.map(({ name }) => name)).toEqual(['x']);
});

const ragged = (i: number) => `${i}.5,${i % 2 ? 'a' : 'b'}`;
const LONG = `x,y\n${Array.from({ length: 40 }, (_, i) => ragged(i)).join('\n')}`;

it('a cell that is no number is said with its row, its column and what may be meant; a correction settles it', () => {
  const text = LONG.replace('\n7.5,', '\n1O2.7,')
    .replace('\n20.5,', '\nca. 7,')
    .replace('\n30.5,b', '\n30.5,b,nass');
  const { listed, rows, count } = plan(text).problems;
  expect([rows, count]).toEqual([[7, 20, 30], 3]);
  expect(listed).toEqual([
    { kind: 'cell', row: 7, column: 'x', cell: '1O2.7', reason: 'letters', suggestion: '102.7' },
    { kind: 'cell', row: 20, column: 'x', cell: 'ca. 7', reason: 'text', suggestion: '7' },
    { kind: 'ragged', row: 30, cells: ['30.5', 'b', 'nass'], columns: 2 },
  ]);
  const settled = plan(text, {
    corrections: [
      { row: 7, column: 'x', value: 102.7 },
      { row: 20, column: 'x', value: null },
      { row: 30, is: 'out' },
    ],
  });
  expect([settled.problems.count, settled.rows.length, settled.missing.cells]).toEqual([0, 38, 1]);
});

it.each([
  ['=A1*2', 'formula', ''],
  ['1e39', 'size', ''],
  ['0010', 'zeros', '10'],
  ['12,5', 'text', '12.5'],
  ['12 %', 'text', '12'],
  ['about', 'text', ''],
])('“%s” among numbers: %s', (cell, reason, suggestion) => {
  const { listed } = plan(LONG.replace('\n7.5,', `\n"${cell}",`)).problems;
  expect(listed).toMatchObject([{ row: 7, cell, reason, suggestion }]);
});

it('more than fifty problems are counted', () => {
  const text = `x,y\n${Array.from({ length: 2000 }, (_, i) => (i % 30 ? `${i}.5,a` : 'no,b')).join('\n')}`;
  const { listed, count } = plan(text).problems;
  expect([listed.length, count]).toEqual([50, 67]);
});

it('what cannot be learnt from is refused with its reason', () => {
  expect(plan('x,y\n1.5,a\n2,a\n3,a\n').refusal).toEqual({ rule: 'one_class', name: 'a' });
  expect(plan('x,y\n1.5,a\n').refusal).toEqual({ rule: 'one_row' });
  expect(plan('x,y\n1.5,a\n2,b\n', { uses: { x: 'out' } }).refusal).toEqual({ rule: 'no_input' });
  expect(plan('x,y\n2024-01-01,2024-02-01\n2024-01-02,2024-02-02\n').refusal).toEqual({ rule: 'no_target' });
  const names = Array.from({ length: 1200 }, (_, i) => `${i % 9}.5,n${i}`).join('\n');
  expect(plan(`x,y\n${names}`, { target: { column: 'y', as: 'classes' } }).refusal).toEqual({
    rule: 'many_classes',
  });
});

it('a class of one row is left out by its name', () => {
  const { target, counts } = plan(LEAVES, { without: ['Linde'] });
  expect([target?.classes, counts]).toEqual([
    ['Buche', 'Eiche'],
    [2, 1],
  ]);
});

// ---- what is fed

it('means and deviations are of the training rows alone, and constant columns 0', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${i * i},7,${i % 2 ? 'a' : 'b'}`).join('\n');
  const { x, y } = await fed(`p,q,y\n${rows}`, { share: 0.25 });
  const test = tested(20, y as Int32Array, 2, { share: 0.25, seed: 23 });
  const train = [...x.keys()].filter((i) => i % 2 === 0 && !test[i / 2]).map((i) => x[i] as number);
  const mean = train.reduce((sum, one) => sum + one, 0) / train.length;
  expect(train).toHaveLength(15);
  expect(mean).toBeCloseTo(0, 6);
  expect(train.reduce((sum, one) => sum + one * one, 0) / train.length).toBeCloseTo(1, 6);
  expect([...x].filter((_, i) => i % 2 === 1)).toEqual(Array(20).fill(0));
});

it('a missing cell is its column’s mean, of numbers and of kinds; without standardising, too', async () => {
  const text = LEAVES.replace('4;Max;Linde;30,5;grün', '4;Max;Linde;30,5;');
  // Of three known colours two are yellow.
  const THIRD = [2 / 3, 1 / 3];
  const { x } = await fed(text, { missing: 'mean', standardise: false });
  expect([...x]).toEqual(
    [10.5, 0, 1, 20.5, 1, 0, 25.5, ...THIRD, 30.5, ...THIRD, 40.5, 1, 0].map(Math.fround),
  );
});

it('a number to learn is standardised with its inputs', async () => {
  const { y } = await fed('a,y\n1.5,100.5\n2.5,200.5\n4.5,300.5\n', {});
  expect([...y]).toEqual([-Math.sqrt(1.5), 0, Math.sqrt(1.5)].map(Math.fround));
});

it('an order of rows has each once, and seeds count by their low 32 bits', () => {
  expect(new Set(randperm(5000, 4294967318))).toHaveLength(5000);
  expect(randperm(50, 4294967318)).toEqual(randperm(50, 22));
});

/** Ids of the rows that the core takes for test. */
function core_split(
  samples: number,
  y: Int32Array | Float32Array,
  classes: number,
  share: number,
  seed: number,
) {
  const x = Float32Array.from({ length: samples }, (_, i) => i);
  const target = classes > 0 ? { classes } : { outputs: 1 };
  const trainer = new core.Trainer({
    data: { kind: 'arrays', samples, features: 1, ...target, x, y } as never,
    loss: classes > 0 ? 'cross_entropy' : 'mse',
    test: { type: 'split', share, seed },
    hidden: [],
  } as never);
  const rows = [...(trainer.test_x() ?? [])];
  trainer.delete();
  return rows;
}

it('the split is the core’s: tiny classes, equal remainders, every share and seed', () => {
  let state = 7;
  const draw = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
  for (let k = 0; k < 60; k++) {
    const classes = k % 4 === 0 ? 0 : 2 + draw(5);
    const samples = 12 + draw(300);
    const labels = Int32Array.from({ length: samples }, (_, i) =>
      i < classes ? i : draw(draw(2) ? classes : 2),
    );
    const y = classes > 0 ? labels : Float32Array.from(labels);
    const [share, seed] = [[0.2, 0.1, 0.5, 1 / 3][draw(4)] as number, draw(1e6) * 5000];
    const test = tested(samples, classes > 0 ? labels : null, classes, { share, seed });
    const rows = [...test.keys()].filter((row) => test[row] === 1);
    expect(rows, `${samples} ${classes} ${share} ${seed}`).toEqual(
      core_split(samples, y, classes, share, seed),
    );
  }
});

it.each(['rows', 'mean'] as const)(
  'a German table is fed as Python’s own means say, missing: %s',
  async (missing) => {
    const file = (name: string) => readFileSync(new URL(`./truth/${name}`, import.meta.url), 'utf8');
    const truth = JSON.parse(file('leaves.json'));
    const { rows, labels, test, x } = truth[missing];
    const cells = cells_of(file('leaves.csv'));
    const choices = { ...NOTHING_CHOSEN, missing };
    const plan = plan_of(cells, { ...choices, target: { column: 'Baum', as: 'classes' } });
    expect(cells.reading).toEqual({ encoding: 'utf-8', delimiter: ';', decimal: 'comma', header: true });
    expect([plan.inputs.map(({ name }) => name), plan.target?.classes]).toEqual([
      truth.inputs,
      truth.classes,
    ]);
    expect([...plan.rows]).toEqual(rows);
    const split = { share: truth.share, seed: truth.seed };
    const mask = test_rows(plan, split);
    expect([...mask.keys()].filter((row) => mask[row] === 1)).toEqual(test);
    const fed = await arrays_of_plan(cells, plan, choices, { standardise: true, split });
    expect([...fed.y]).toEqual(labels);
    const worst = x.flat().map((value: number, i: number) => Math.abs(value - (fed.x[i] as number)));
    // The sums differ in the last bit of a double: rounded to float32, at most by its last.
    expect(Math.max(...worst)).toBeLessThan(2.5e-7);
  },
);
