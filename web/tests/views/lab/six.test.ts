// SPDX-License-Identifier: MIT
/** One to six runs of any rule: added, trained, named, moved, ranked; what cannot be is refused in the visitor's language. */
import { screen, within } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { with_verbs } from '../../unit/lab/core_workers';
import {
  all,
  at_step,
  button,
  Crew,
  choose,
  field,
  in_address,
  list,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  texts,
  type,
  until,
} from '../support/page';

const SIX = ['Plain GD', 'Momentum', 'Nesterov', 'Adam', 'RMSprop', 'Adagrad'];
const names = () => texts('.run-list .run-line b');
const named = (expected: string[]) => until(() => expect(names()).toEqual(expected));
const line = (name: string) =>
  all('.run-list .run-line').find((one) => one.textContent?.includes(name)) as HTMLElement;
const board = () => one('.board');
const ranks = () => texts('.board tbody th');

/** Plays until so many steps are made, and pauses: counter and board name the step it stopped at. */
async function play_to(least: number): Promise<void> {
  await press('Play');
  await until(() => expect(steps()).toBeGreaterThanOrEqual(least));
  await press('Pause');
  await until(() => expect(in_address('steps')).toBe(String(steps())));
}

it('runs are added, trained from one start, duplicated, named, coloured, hidden, moved, removed', async () => {
  await open_page('?lang=en&steps=0');
  for (let i = 0; i < 4; i++) await press('+ Add run');
  await named(SIX);
  expect(await button('+ Add run')).toHaveProperty('disabled', true);
  await says('.run-foot', '6 of 6');
  await says('.runs .panel-head', /same start ✓ [0-9a-f]{8}/);
  await play_to(100);
  for (const cell of texts('.run-list .run-line .number:last-child')) expect(cell).toMatch(/\d$/);
  expect(ranks().toSorted()).toEqual(SIX.toSorted());

  line('RMSprop').click();
  await press('Remove RMSprop');
  await named(SIX.filter((name) => name !== 'RMSprop'));
  line('Momentum').click();
  await press('Duplicate Momentum');
  await named(['Plain GD', 'Momentum B', 'Momentum E', 'Nesterov', 'Adam', 'Adagrad']);
  type(await field('Name of Momentum E'), 'Mine');
  await until(() => expect(names()[2]).toBe('Mine'));
  within(one('.run-card')).getByRole('radio', { name: 'blue' }).click();
  await until(() => expect(in_address('e.colour')).toBe('a'));
  expect(line('Mine').closest('.run')?.className).toContain('run-a');
  await press('Hide Mine');
  await until(() => expect(names()[2]).toBe('Mine (hidden)'));
  await press('Move Mine up');
  await until(() => expect(names()[1]).toContain('Mine'));
  // And a link has it all.
  await until(() => expect(in_address('runs')).toBe('aebcdf'));
});

it('a rule is chosen, and its options are there; a head sorts, and the other way round', async () => {
  await open_page('?lang=en&steps=0');
  await press('+ Add run');
  await named(SIX.slice(0, 3));
  line('Plain GD').click();
  choose(await list('Update rule of Plain gradient descent'), 'adam');
  await named(['Adam', 'Momentum', 'Nesterov']);
  await field('β₁ of Adam');
  expect(screen.queryByRole('textbox', { name: 'Momentum γ of Adam' })).toBeNull();
  await play_to(400);
  const sorted_by = () => board().querySelector('th[aria-sort]:not([aria-sort=none])');
  await press('best loss');
  await until(() => expect(sorted_by()?.textContent).toContain('best loss'));
  expect(sorted_by()?.getAttribute('aria-sort')).toBe('ascending');
  const up = ranks();
  await press('best loss');
  await until(() => expect(sorted_by()?.getAttribute('aria-sort')).toBe('descending'));
  expect(ranks()).toEqual(up.toReversed());
});

it('what the core alone refuses is said in the card of that run, and the run keeps what it had', async () => {
  // The page knows what the core takes; so the second run's core is made to take less.
  const crew = new Crew();
  const refused = { path: 'optimizer.lr', rule: 'range', allowed: 'at most 0.4', got: '0.5' };
  crew.workers.connect_core = with_verbs(crew.workers.connect_core, () =>
    crew.died.length === 2 ? { configure: async () => ({ refused }) } : {},
  );
  await open_page('?lang=en&steps=0', { crew });
  await named(SIX.slice(0, 2));
  const problems = () => texts('.run-card .problem');
  const lr = await field('Learning rate lr of Momentum');
  type(lr, '0.5');
  await press('Step 1');
  await until(() =>
    expect(problems()).toEqual(['The core does not take optimizer.lr = 0.5: it must be at most 0.4']),
  );
  expect(lr.value).toBe('0.1');
  line('Plain GD').click();
  await field('Learning rate lr of Plain gradient descent');
  expect(problems()).toEqual([]);
});

describe('a pair that cannot be', () => {
  it.each([
    ['en', 'Nesterov needs γ > 0'],
    ['zh', 'Nesterov 要求 γ > 0'],
  ])('is refused beside the field, and nothing changes: %s', async (lang, words) => {
    await open_page(`?lang=${lang}&runs=ac&inside=c&steps=0`);
    const gamma = await until(() => one<HTMLInputElement>('#c-momentum'));
    const alerts = () => texts('.problem[role=alert]');
    type(gamma, '0');
    await until(() => expect(alerts()).toEqual([words]));
    expect(text('.problem', gamma.closest('.slider') ?? undefined)).toBe(words);
    expect(gamma.getAttribute('aria-invalid')).toBe('true');
    expect(text('.number:nth-of-type(3)', line('Nesterov'))).toContain('0.9');
    // What it depends on is taken back: it may be.
    (await until(() => one('#c-nesterov'))).click();
    await until(() => expect(alerts()).toEqual([]));
    type(gamma, '0');
    all('.run-line:not(.run-heads)')[0]?.click();
    const nesterov = await until(() => one<HTMLInputElement>('#a-nesterov'));
    nesterov.click();
    await until(() => expect(text('.check .problem[role=alert]')).toBe(words));
    expect(nesterov.checked).toBe(false);
    type(one('#a-momentum'), '0.5');
    await until(() => expect(alerts()).toEqual([]));
  });

  it.each([
    ['en', 'Allowed: 0 to 1000', 'Whole numbers only, 1 to 512', 'Allowed: 0, below 1'],
    ['zh', '允许的范围：0 到 1000', '只能是整数，1 到 512', '允许的范围：不小于 0，小于 1'],
  ])('so is what no option takes: %s', async (lang, lr, units, beta) => {
    await open_page(`?lang=${lang}&runs=d&inside=d&steps=0`);
    const refused = async (selector: string, typed: string, words: string) => {
      type(await until(() => one<HTMLInputElement>(selector)), typed);
      await until(() => expect(text(`${selector}-problem`)).toBe(words));
      expect(one<HTMLInputElement>(selector).value).toBe(typed);
    };
    await refused('#d-lr', '2000', lr);
    await refused('#d-beta1', '1', beta);
    (await until(() => one('button.chip'))).click();
    await refused('#layer-units', '1.5', units);
    expect(texts('.problem[role=alert]').toSorted()).toEqual([lr, units, beta].toSorted());
    await at_step(0);
  });
});
