// SPDX-License-Identifier: MIT
/** Points painted by keyboard, over the real core: set, undone, used, reopened to the bit; and what is refused. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import {
  all,
  at_step,
  box,
  button,
  choice,
  choose,
  in_address,
  key,
  list,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  type,
  until,
} from '../support/page';

const DIALOG = 'dialog.gallery[open]';
const plane = () => one(`${DIALOG} .paint-plane`);
const on_plane = (name: string, more = {}) => fireEvent.keyDown(plane(), { key: name, ...more });
const anywhere = (name: string, more = {}) => fireEvent.keyDown(one(DIALOG), { key: name, ...more });
const deed = (words: string | RegExp) => says(`${DIALOG} .paint-deed`, words);
const count = (words: string) => says(`${DIALOG} .paint-line`, words);
const use = () => button('Use these points');
const closed = () => until(() => expect(all(DIALOG)).toEqual([]));

async function open_paint(): Promise<void> {
  await until(() => {
    if (!document.querySelector(DIALOG)) key('d');
    one<HTMLInputElement>(`${DIALOG} input[value=paint]`).click();
  });
  await until(plane);
}

const open_tab = async (query = '?lang=en&data=moons&steps=4') => {
  await open_page(query, { still: true });
  await open_paint();
};

/** Class 0 in a column on the left, class 1 on the right. */
function paint_two_columns(): void {
  for (const [name, side] of [
    ['1', 'ArrowLeft'],
    ['2', 'ArrowRight'],
  ] as const) {
    anywhere(name);
    for (let i = 0; i < 6; i++) on_plane(side);
    for (let i = 0; i < 4; i++) {
      on_plane('Enter');
      on_plane(i % 2 ? 'ArrowUp' : 'ArrowDown');
      on_plane(side);
    }
    for (let i = 0; i < 6; i++) on_plane(side === 'ArrowLeft' ? 'ArrowRight' : side);
  }
}

it('painted by keyboard and read out, undone, used, trained; its link is the same to the bit, its picture on the card', async () => {
  await open_tab();
  expect((await use()) as HTMLButtonElement).toHaveProperty('disabled', true);
  expect(text(`${DIALOG} .gallery-foot`)).toContain('Paint points of at least two classes.');
  on_plane('ArrowRight');
  await deed('Cross at 0.05, 0.');
  on_plane('ArrowUp', { shiftKey: true });
  await deed('Cross at 0.05, 0.005.');
  on_plane('Enter');
  await deed('class 0 at 0.05, 0.005.');
  anywhere('5');
  expect((await choice('class 4, key 5')).checked).toBe(true);
  on_plane('ArrowLeft');
  on_plane('Enter');
  await deed('class 4 at 0, 0.005.');
  await count('2 of 2,000 points');
  anywhere('z', { ctrlKey: true });
  await deed('Undone: 1 point.');
  anywhere('z', { ctrlKey: true, shiftKey: true });
  await deed('Redone: 2 points.');
  await press('Clear');
  paint_two_columns();
  await count('8 of 2,000 points');
  type(one<HTMLInputElement>('#paint-share'), '25 %');
  await press('Use these points');
  await closed();
  await until(() =>
    expect([in_address('data'), in_address('net'), in_address('test')]).toEqual([
      'painted',
      '8tanh-8tanh',
      'split',
    ]),
  );
  expect(in_address('points')).toMatch(/^[0-9a-f]{8}\.8\.c2\.[\w-]{32}$/);
  await says('.undo-note', 'Now training on: painted points.');
  expect(text('.data-card')).toContain('painted points8 points');
  await at_step(0);
  for (let step = 1; step <= 3; step++) {
    await press('Step 1');
    await at_step(step);
  }
  await until(() => expect(in_address('steps')).toBe('3'));
  const losses = () => texts('.board-table td, .leader-board td, [data-run] .loss').join();
  const [query, seen] = [location.search, losses()];
  await open_page(query, { still: true });
  await at_step(3);
  await until(() => expect(losses()).toBe(seen));
  expect(all('.banner, .problems')).toEqual([]);
  await open_paint();
  await count('8 of 2,000 points');
  await press('Use these points');
  await closed();
  // The same points are no other data: nothing begins anew.
  expect(text('[data-testid=step]')).toContain('3');
});

it('closed without use, the experiment stays, and what was painted is there again', async () => {
  await open_tab();
  choose(await list('A set to start from; Undo brings back what was there'), 'two_moons');
  await until(() => {
    // The small set may not be drawn yet.
    if (text(`${DIALOG} .paint-line`).startsWith('0 of'))
      choose(one<HTMLSelectElement>(`${DIALOG} .paint-from`), 'two_moons');
    expect(text(`${DIALOG} .paint-line`)).toContain('120 of 2,000 points');
  });
  (await choice('20')).click();
  on_plane('Enter');
  await count('140 of 2,000 points');
  anywhere('e');
  expect((await button('Eraser')).getAttribute('aria-pressed')).toBe('true');
  on_plane('Enter');
  await deed(/^Erased [23]\d points at 0, 0\.$/);
  const left = text(`${DIALOG} .paint-line .note`);
  await press('Cancel');
  await closed();
  expect([in_address('data'), in_address('steps')]).toEqual(['moons', '4']);
  await open_paint();
  await count(left);
  await press('Undo');
  await count('140 of 2,000 points');
  const suited = await box('Network that suits them: 2 → 8 Tanh → 8 Tanh → 2');
  expect(suited.checked).toBe(true);
});

it('undo of the page brings back other data; painted ones open the tab again, and the embed names them', async () => {
  const points = '?lang=en&data=painted&net=4tanh';
  await open_tab();
  paint_two_columns();
  await press('Use these points');
  await closed();
  const written = await until(() => {
    const value = in_address('points');
    expect(value).not.toBeNull();
    return value;
  });
  await press('Undo');
  await at_step(4);
  await until(() => expect([in_address('data'), in_address('points')]).toEqual(['moons', null]));
  for (const view of ['present', 'embed']) {
    await open_page(`${points}&points=${written}&view=${view}&steps=2`, { still: true });
    await until(() => expect(all('canvas').length).toBeGreaterThan(0));
    expect(document.body.textContent).not.toMatch(/undefined|not whole/);
  }
  await open_page(`${points}&points=${written}&steps=0`, { still: true });
  key('d');
  await until(plane);
  await count('8 of 2,000 points');
});

it('a forged link is refused in words, and the rest of it holds', async () => {
  await open_page('?lang=en&data=painted&points=1a2b3c4d.2.c2.AAAABBBB&seed=7&steps=0', { still: true });
  await until(() => expect(document.body.textContent).toContain('these painted points are not whole'));
  expect(in_address('seed') ?? '7').toBe('7');
});

it('a large set that this browser does not have is asked for', async () => {
  await open_page('?lang=zh&data=painted&points=1a2b3c4d.1200.c3&steps=0', { still: true });
  await says('.lost-paint', '这个实验用的画出的点不在这个浏览器里');
  await press('分享链接');
  await says('.share', '链接里没有你画的 1,200 个点');
  await press('画点…');
  await until(plane);
  expect(text(DIALOG)).not.toMatch(/undefined|NaN/);
});
