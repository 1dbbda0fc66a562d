// SPDX-License-Identifier: MIT
/** The lessons: each chapter to its end, guessed and not guessed, in both languages. */
import { expect, it } from 'vitest';
import {
  answer_shown,
  answers,
  CURVE,
  draw_by,
  guess,
  open_chapter,
  read,
  right_answer,
  skip,
  speak,
} from '../support/lesson';
import { all, one, text, texts, until } from '../support/page';

it.each([1, 2, 4, 6, 8])('%i: not guessed, guessed right, guessed wrong', async (chapter) => {
  await open_chapter(chapter);
  const skipped = await skip();
  const right = right_answer();
  const choose = (answer: number) => () => one('input', answers()[answer]).click();
  const verdicts = [await guess(choose(right)), await guess(choose(right === 0 ? 1 : 0))];
  expect(verdicts[0]).not.toBe(verdicts[1]);
  expect(skipped).not.toContain(verdicts[0]);
  expect(right_answer()).toBe(right);
  expect(one<HTMLInputElement>('.answers label.right input').checked).toBe(false);
});

it('3: an arrow, not drawn, turned wrong, turned right', async () => {
  const arrows = () => all('.plane-arrow').length;
  await open_chapter(3);
  await skip();
  expect(arrows()).toBe(2);
  const wrong = await guess(() => draw_by('ArrowDown', 'ArrowDown'));
  expect(wrong).toMatch(/^\d+° off/);
  expect(arrows()).toBe(3);
  const right = await guess(() => draw_by('Shift+ArrowRight', 'Shift+ArrowDown', 'ArrowRight'));
  expect(right).toBe('Right, 5° off.');
});

it.each([5, 7])('%i: a curve, not drawn, then drawn; and one step further', async (chapter) => {
  await open_chapter(chapter);
  await skip();
  const verdicts = await guess(() => draw_by(...CURVE));
  expect(verdicts).toMatch(/\d/);
  await until(() => one('.guess-line'));
  // What was guessed and what came stand on one scale, from step 0 on; what never meets the target has no mark.
  const marks = all('.drop').map(
    ({ textContent, style }) => Number.parseFloat(style.left) / Number(/\d+/.exec(textContent ?? '')),
  );
  expect(marks).toHaveLength(chapter === 5 ? 1 : 2);
  for (const mark of marks) expect(mark).toBeCloseTo(marks[0] ?? Number.NaN, 3);
  one('.further button').click();
  await read('.further [role=status]');
});

it('6: what the spellings move a weight by, and two curves that part where lr is halved', async () => {
  await open_chapter(6);
  one('.lesson-verbs .plain').click();
  await answer_shown();
  await speak('en');
  one('.further button').click();
  const verdicts = await until(
    () => text('.further [role=status]') || Promise.reject(new Error('nothing is told')),
  );
  const [classical, code] = verdicts.match(/0\.\d{3}/g)?.slice(-2) ?? [];
  expect(classical).toBeDefined();
  expect(classical).not.toBe(code);
  const moves = () => texts('.lesson-figure .convention:not(.heads) .number');
  await until(() => expect(moves()).toHaveLength(6));
  // Each has its move, and that at half the learning rate.
  const [pytorch, , same, , average] = moves();
  expect(same).toBe(pytorch);
  expect(average).not.toBe(pytorch);
});
