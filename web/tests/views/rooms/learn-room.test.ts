// SPDX-License-Identifier: MIT
/** The room of the lessons: its keys, what it keeps and forgets, what it prints, and the way to Train and back. */
import { afterEach, expect, it, vi } from 'vitest';
import {
  answer_shown,
  at_chapter,
  CURVE,
  draw_by,
  LANGUAGES,
  open_again,
  open_chapter,
  question_shown,
  speak,
} from '../support/lesson';
import { all, key, one, open_page, press, text, texts, until } from '../support/page';

afterEach(() => vi.restoreAllMocks());

async function expect_keys(words: string, shown: boolean): Promise<void> {
  key('?');
  const list = await until(() => one<HTMLDialogElement>('dialog.keys[open]'));
  await until(() => expect(text('dialog.keys').includes(words)).toBe(shown));
  list.close();
}

it('says its keys, as long as it is open', async () => {
  await open_chapter(2);
  await expect_keys('next chapter', true);
  await press('Train');
  await until(() => one('.transport'));
  await expect_keys('next chapter', false);
  await press('Learn');
  await until(() => one('.chapter-side .chapter-list li:nth-child(4) button').click());
  await at_chapter(4);
  await question_shown();
  await expect_keys('next chapter', true);
});

it('opens chapter after chapter to the last, and ends the workers of the one before', async () => {
  const crew = await open_chapter(7);
  // Four runs are trained there.
  expect([crew.died.length, crew.ended]).toEqual([4, 0]);
  key('n');
  await at_chapter(8);
  await question_shown();
  expect(crew.ended).toBe(4);
});

it('prints the questions, and the solutions with numbers from the runs', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  await open_chapter(4);
  await press('Print worksheet');
  await until(() => expect(print).toHaveBeenCalledOnce());
  // The questions have nothing of the answers; what is known is drawn, on axes with numbers.
  expect(text('.worksheet')).not.toMatch(/1\.1296|3\.42|74°|4\.095|98\.4/);
  expect(all('.worksheet .printed-ravine .plane-arrow')).toEqual([]);
  const charts = all('.worksheet .printed-curve');
  expect(
    charts.map((chart) => [chart.querySelectorAll('.known').length, chart.querySelectorAll('.found').length]),
  ).toEqual([
    [1, 0],
    [1, 0],
  ]);
  for (const chart of charts) expect(chart.textContent).toMatch(/0\.1.*0100200300400500/);
  dispatchEvent(new Event('afterprint'));
  await until(() => expect(all('.worksheet')).toEqual([]));
  await press('Print solutions');
  await until(() => expect(print).toHaveBeenCalledTimes(2));
  for (const language of LANGUAGES) {
    await speak(language);
    expect(text('.worksheet')).toMatch(/1\.1296.*3\.42.*74°.*4\.095.*210.*98\.4 %/);
    expect(text('.worksheet')).not.toMatch(/[{}]|undefined/);
    const arrows = all('.worksheet .printed-ravine').map(
      (one) => one.querySelectorAll('.plane-arrow').length,
    );
    expect(arrows).toEqual([2]);
    expect(all('.worksheet .printed-curve .found')).toHaveLength(2);
  }
  dispatchEvent(new Event('afterprint'));
  await until(() => expect(all('.worksheet')).toEqual([]));
  expect(print).toHaveBeenCalledTimes(2);
});

const clear = () => one('.chapter-side .progress button').click();
const done = () => one('.chapter-side progress').getAttribute('value');
it('draws by keys, keeps the guess and the progress over a reload, and forgets them when told', async () => {
  await open_chapter(5);
  const points = () => one('.guess-line').getAttribute('d')?.split('L').length;
  await draw_by(...CURVE);
  await until(() => expect(points()).toBe(4));
  const pen = () => one('.draw-surface').getAttribute('aria-valuetext');
  const loss = () => Number(pen()?.match(/loss (.*)/)?.[1]);
  const [there, low] = [pen(), loss()];
  // Up on the sheet is a greater loss; each way has one back.
  await draw_by('Shift+ArrowUp');
  await until(() => expect(loss()).toBeGreaterThan(low));
  await draw_by('ArrowLeft', 'Shift+ArrowDown');
  expect(pen()).not.toBe(there);
  await draw_by('ArrowRight');
  await until(() => expect(pen()).toBe(there));
  await draw_by('Backspace');
  await until(() => expect(points()).toBe(3));
  await draw_by(' ');
  const run = one<HTMLButtonElement>('.lesson-verbs .strong');
  await until(() => expect(run.disabled).toBe(false));
  run.click();
  await answer_shown();
  const line = one('.guess-line').getAttribute('d');
  await open_again();
  await at_chapter(5);
  await until(() => expect(one('.guess-line').getAttribute('d')).toBe(line));
  expect(done()).toBe('1');
  expect(texts('.chapter-side .chapter-list .visually-hidden')).toEqual(['(done)']);
  clear();
  await until(() => expect(done()).toBe('0'));
  expect(localStorage.getItem('momentum-lab.learn')).toBeNull();
  (document.activeElement as HTMLElement | null)?.blur();
  key('n');
  await at_chapter(6);
});

it('hands the experiment to Train, and the way back is the lesson’s', async () => {
  await open_chapter(5);
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
  one('.lesson-figure header button').click();
  expect(assign).toHaveBeenCalledOnce();
  expect(assign.mock.calls[0]?.[0]).toContain('data=learnable');
  // What Back opens.
  await open_again();
  await at_chapter(5);
  await question_shown();
});

it('a chapter left answered is answered on the way back, once', async () => {
  await open_chapter(2);
  one('.lesson-verbs .plain').click();
  await answer_shown();
  one('.further button').click();
  vi.spyOn(location, 'assign').mockImplementation(() => {});
  one('.lesson-figure header button').click();
  await open_again();
  await at_chapter(2);
  await until(() => expect(text('.further [role=status]')).toMatch(/1\.1368 to 1\.1362/));
  await press('Train');
  await until(() => one('.transport'));
  await press('Learn');
  await answer_shown();
  // Somebody who asks again has the question.
  one('.lesson-verbs button').click();
  await question_shown();
  await press('Train');
  await until(() => one('.transport'));
  await press('Learn');
  await question_shown();
  expect(all('.told')).toEqual([]);
});

it('run by a key, the answer has the focus; run by the pointer, it stays where it is', async () => {
  await open_chapter(4);
  const skip = () => one<HTMLButtonElement>('.lesson-verbs .plain');
  skip().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
  await answer_shown();
  await until(() => expect(document.activeElement).toBe(one('.told')));
  one('.lesson-verbs button').click();
  await question_shown();
  skip().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  await answer_shown();
  expect(document.activeElement).not.toBe(one('.told'));
});

it('a link to a chapter that there is not says which there are', async () => {
  await open_page('?room=learn&lang=en&chapter=9', { still: true });
  await until(() => expect(text('.banner')).toMatch(/chapter=9 Allowed: 1 (to|…|–) 8/));
});

it('shares the chapter, and nothing of the runs', async () => {
  await open_chapter(3);
  const copied = vi.spyOn(navigator.clipboard, 'writeText');
  await press(/^Share/);
  await until(() => expect(text('.share .popover')).toMatch(/chapter 3/));
  const { search } = new URL(copied.mock.calls[0]?.[0] ?? '');
  expect(search).toBe('?room=learn&lang=en&chapter=3');
});
