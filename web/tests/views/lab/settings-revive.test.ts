// SPDX-License-Identifier: MIT
/** What settings lead to: the name of a preset or none, a stop that somebody asked for, runs that are lost and come back. */
import { expect, it } from 'vitest';
import {
  at_step,
  choice,
  field,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  type,
  until,
} from '../support/page';
import { chosen_presets, is_paused, pause } from '../support/readings';

const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));
const no_banner = () => until(() => expect(document.querySelector('.banner')).toBeNull());

it('a name is only that of runs that were nothing else, and a stop is as asked only when somebody did', async () => {
  await open_page('?lang=en&steps=0');
  await until(() => expect(chosen_presets()).toEqual(['Learnable labels']));
  const lr = await field('Learning rate lr of Momentum');
  await press('Step 1');
  await at_step(1);
  type(lr, '0.5');
  await press('Step 1');
  await at_step(2);
  type(lr, '0.1');
  await press('Step 1');
  await at_step(3);
  await until(() => expect(lr.value).toBe('0.1'));
  expect(chosen_presets()).toEqual([]);
  (await choice('max')).click();
  await press('Play');
  await says('.said', 'Paused at step 2,000. Play goes on without a stop.');
  await press('Play');
  await says('.said', 'Past step 2,000: plays until you pause');
  await pause();
});

it('γ ≥ 1 has a way out in one click, for both runs at once', async () => {
  await open_page('?lang=en&data=random&seed=22&a.momentum=1.5&b.momentum=1.5&speed=max&stop=0');
  await press('Set γ = 0.9 and start again');
  await no_banner();
  await past(100);
  await pause();
  expect(document.querySelector('.banner')).toBeNull();
  expect(chosen_presets()).toEqual([]);
});

it('settings typed by hand revive what was lost', async () => {
  await open_page('?lang=en&data=random&b.lr=1000&b.momentum=1.5&speed=max&stop=0');
  const is_lost = () => /no longer a finite number|last finite state/.test(text('.banner'));
  await until(() => one('.banner'));
  while (!is_lost()) {
    await is_paused();
    const stopped = steps();
    await press('Play');
    await past(stopped + 1);
    await is_paused();
    await until(() => one('.banner'));
  }
  expect(text('.sentence > p')).toContain('now not a finite number');
  type(await field(/^Momentum γ of Momentum/), '0.9');
  type(await field('Learning rate lr of Momentum'), '0.1');
  await no_banner();
  await past(50);
});
