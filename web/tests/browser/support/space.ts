// SPDX-License-Identifier: MIT
/**
 * Space plays and pauses wherever the focus is; a button presses by it only for who came there by Tab: what is to be so
 * in every engine, in one page after another, which starts paused.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { steps, waitForSteps } from './visit';

async function what_plays(page: Page): Promise<void> {
  await waitForSteps(page, 1);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

async function plays_and_pauses(page: Page, where: string): Promise<void> {
  for (const becomes of ['Pause', 'Play']) {
    await page.keyboard.press('Space');
    const button = page.getByRole('button', { name: becomes, exact: true });
    await expect.poll(() => button.count(), { message: `Space on ${where}: ${becomes}` }).toBe(1);
  }
}

/** Tab until the named button has the focus. */
async function tab_to(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let i = 0; i < 80; i++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}`);
}

/** Time in which a step that ought not to be made would be: a few frames, and an answer from the worker. */
async function stays_at(page: Page, step: number): Promise<void> {
  await page.waitForTimeout(300);
  expect(await steps(page)).toBe(step);
}

async function everywhere(page: Page): Promise<void> {
  const init = await page.locator('#init').inputValue();
  await plays_and_pauses(page, 'the page');
  for (const where of [
    '#init',
    '.segments input:checked',
    'input[type=range]',
    '.foot a',
    '.chart-surface',
    '.play',
  ]) {
    await page.locator(where).first().focus();
    await plays_and_pauses(page, where);
  }
  expect(await page.locator('#init').inputValue()).toBe(init);
}

async function after_a_click(page: Page): Promise<void> {
  const before = await steps(page);
  await page.getByRole('button', { name: 'Step 1', exact: true }).click();
  await waitForSteps(page, before + 1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => steps(page), { message: 'reset' }).toBe(0);
  // Pressed by Space, too, it would bring the runs back to step 0 for good.
  await page.keyboard.press('Space');
  await waitForSteps(page, 5);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await plays_and_pauses(page, 'Play, clicked');
  await page.getByRole('button', { name: '中文' }).click();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '暂停' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '播放', exact: true }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

async function after_tab(page: Page): Promise<void> {
  const before = await steps(page);
  await page.locator('.top button').first().focus();
  await tab_to(page, /^Step 1$/);
  await page.keyboard.press('Space');
  await waitForSteps(page, before + 1);
  await stays_at(page, before + 1);
  // The pointer takes over: the same button, clicked, leaves Space to the page.
  await page.getByRole('button', { name: 'Step 1', exact: true }).click();
  await waitForSteps(page, before + 2);
  await plays_and_pauses(page, 'Step 1, clicked');
}

async function as_text_and_in_dialogs(page: Page): Promise<void> {
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  expect(await seed.inputValue()).toBe('22 ');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('dialog').waitFor();
  const before = await steps(page);
  await page.keyboard.press('s');
  // The dialog's own button has the focus: Space presses it.
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await stays_at(page, before);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

/** In this order: the first pauses, which the others expect. */
export const SPACE: readonly [says: string, check: (page: Page) => Promise<void>][] = [
  ['pauses what plays', what_plays],
  ['plays and pauses, wherever the focus is', everywhere],
  ['does not press again a button clicked by mouse', after_a_click],
  ['presses a button reached by Tab, once', after_tab],
  ['is text in a text field, and in the list of keys keys are the list’s', as_text_and_in_dialogs],
];

/** One step a frame, so that what plays is seen to; and no stop that it would come to. */
export const SLOWLY = '?lang=en&speed=1&stop=0';
