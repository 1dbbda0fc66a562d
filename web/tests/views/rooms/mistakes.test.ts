// SPDX-License-Identifier: MIT
/** Mistakes and fits in words: cells by key, what a cell lists, a sample inside a step, and what the board counts. */
import { readFileSync } from 'node:fs';
import { fireEvent } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { all, choice, in_address, one, open_page, press, says, text, texts, until } from '../support/page';

const MOONS = 'lang=en&data=moons&net=none&test=split&test_share=0.3&panel=mistakes';
const open = (query: string) => open_page(`?${query}`, { still: true });
const matrix = () => one('.matrix .figure-surface');
const spoken = () => matrix().getAttribute('aria-valuetext') ?? '';
const hit = (key: string) => fireEvent.keyDown(matrix(), { key });
/** Numbers of a sentence. */
const counts = (words: string) => (words.match(/\d+/g) ?? []).map(Number);

it('each cell has words, keys walk the table, and its counts are those of the test data', async () => {
  await open(`${MOONS}&steps=40`);
  await until(() => expect(spoken()).toMatch(/^\d taken for \d: \d+ of \d+$/));
  const cells: string[] = [];
  hit('Home');
  hit('ArrowUp');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await until(() => expect(spoken()).not.toBe(cells.at(-1)));
    cells.push(spoken());
    hit(key);
  }
  await until(() => expect(spoken()).not.toBe(cells.at(-1)));
  cells.push(spoken());
  expect(cells.map((words) => words.replace(/\d+ of/, '… of'))).toEqual([
    '0 right: … of 45',
    '0 taken for 1: … of 45',
    '1 right: … of 45',
    '1 taken for 0: … of 45',
  ]);
  const [of_0, as_1, , as_0] = cells.map((words) => counts(words).at(-2) as number);
  expect((of_0 as number) + (as_1 as number)).toBe(45);
  const wrong = (as_1 as number) + (as_0 as number);
  expect(text('.mistakes .wrong')).toBe(`${wrong} of 90 wrong`);
  expect(text('.mistakes-sentence')).toMatch(
    new RegExp(`^After 40 steps Momentum is wrong on ${wrong} of 90 test samples\\. Most common: `),
  );
  const heads = texts('.board thead button').map((head) => head.replace(/\W+$/, ''));
  const column = heads.indexOf('mistakes');
  const row = all('.board tbody tr').find((one_row) => one_row.textContent?.includes('Momentum'));
  expect(row?.children[column]?.textContent).toBe(String(wrong));
});

it('a cell lists its samples, kept by the link; a sample opens inside a step, and the way back is there', async () => {
  await open(`${MOONS}&steps=40`);
  await until(() => expect(all('.worst-rows tbody tr').length).toBeGreaterThan(1));
  hit('Home');
  hit('Enter');
  await until(() => expect(in_address('cell')).toMatch(/^\d-0$/));
  await until(() => expect(text('#worst-title')).toBe(spoken()));
  await press('All mistakes');
  await until(() => expect(in_address('cell')).toBeNull());
  const first = one('.worst-rows .mistake');
  const number = first.textContent;
  expect(first.getAttribute('aria-label')).toMatch(
    /^Inside a step: test sample \d+, \d taken for \d, [\d.]+.% sure$/,
  );
  first.click();
  await until(() => expect(in_address('room')).toBe('inside'));
  expect(in_address('traced')).toBe(`test-${number}`);
  await says('.sample-choice output', `test sample ${number}, in no batch`);
  await press('Samples of the step');
  await says('.sample-choice output', /^1 of 210$/);
});

it('training data by a switch, kept by the link; without test data it says so', async () => {
  await open(`${MOONS}&steps=5`);
  (await choice('training data')).click();
  await until(() => expect(text('.mistakes-sentence')).toMatch(/of 210 training samples/));
  await until(() => expect(in_address('scored')).toBe('train'));
  await open('lang=zh&data=moons&net=none&steps=5&panel=mistakes');
  await until(() =>
    expect(text('.mistakes-sentence')).toMatch(/^动量走了 5 步，300 个训练样本中判错 \d+ 个。/),
  );
  expect(texts('.board thead button').join()).not.toContain('错误数');
});

it('digits are pictures, their hidden units too', async () => {
  const digits = readFileSync('src/lab/data/digits/digits.txt', 'utf8');
  vi.stubGlobal('fetch', async () => new Response(digits));
  await open('lang=en&data=digits&net=32relu&batch=128&test=split&test_share=0.25&steps=300&panel=mistakes');
  await says('.mistakes .wrong', '19 of 449 wrong');
  expect(spoken()).toBe('5 taken for 9: 3 of 45');
  expect(text('.mistakes-sentence')).toBe(
    'After 300 steps Momentum is wrong on 19 of 449 test samples. Most common: 5 taken for 9: 3 of 45. Least right is class 5, 91.1 %.',
  );
  expect(texts('.worst-pictures li')[0]).toMatch(/^taken for 5is 651\.\d % sure$/);
  expect(all('.sample-picture')).toHaveLength(6);
  expect(text('#units-title')).toBe('32 hidden units, strongest first');
  expect(text('.units .cell-words')).toMatch(/^Unit \d+, outgoing weights [\d.]+ long$/);
});

it('numbers have a fit: its tab, its sentence and each sample by key', async () => {
  await open('lang=en&data=sine&net=8tanh&steps=30&panel=mistakes');
  expect((await choice('Fit')).checked).toBe(true);
  await until(() =>
    expect(text('.mistakes-sentence')).toMatch(
      /^After 30 steps Momentum has a mean square error of [\d.]+ on the \d+ training samples, and explains [\d.]+ % of their variance\.$/,
    ),
  );
  const samples = one('.fit-figures');
  const words = () => samples.getAttribute('aria-valuetext') ?? '';
  const truth = () => Number(/truth ([−\d.]+)/.exec(words())?.[1]?.replace('−', '-'));
  const least = truth();
  expect(words()).toMatch(/^Sample \d+: truth .+, predicted .+, off by .+$/);
  fireEvent.keyDown(samples, { key: 'End' });
  await until(() => expect(truth()).toBeGreaterThan(least));
  expect(texts('.fit-figure figcaption')).toHaveLength(3);
  await open('lang=en&data=plane&net=none&steps=30&panel=mistakes');
  await until(() => expect(texts('.fit-figure figcaption')).toHaveLength(2));
});

it('presenter and frame have them', async () => {
  for (const mode of ['embed', 'present']) {
    await open(`${MOONS}&steps=3&view=${mode}`);
    await until(() => expect(text('.mistakes-sentence')).toMatch(/^After 3 steps Momentum is wrong on/));
  }
});
