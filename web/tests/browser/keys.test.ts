// SPDX-License-Identifier: MIT
/** Space plays and pauses wherever the focus is; a button presses by it only for who came there by Tab. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser as chromium, site } from './faulty';
import { launchFirefox } from './support';
import { steps, visit, waitForSteps } from './visit';

let firefox: Browser;
beforeAll(async () => {
  firefox = await launchFirefox();
});
afterAll(() => firefox.close());

/** Each starts paused at step 0, as a link may ask; without a setting that Firefox's driver does not know. */
async function paused(name: string) {
  const visited = await visit(name === 'Firefox' ? firefox : chromium, site, '?lang=en&speed=1');
  const { page } = visited;
  await waitForSteps(page, 1);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  return visited;
}

async function plays_and_pauses(page: Page, where: string): Promise<void> {
  const state = (name: string) => page.getByRole('button', { name, exact: true }).waitFor({ timeout: 5000 });
  for (const [was, becomes] of [
    ['Play', 'Pause'],
    ['Pause', 'Play'],
  ] as const) {
    await page.keyboard.press('Space');
    await state(becomes).catch(() => {
      throw new Error(`Space on ${where}: still says ${was}`);
    });
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

describe.each(['Chromium', 'Firefox'])('%s', (name) => {
  it('Space plays and pauses, wherever the focus is', async () => {
    const { page, complaints, close } = await paused(name);
    const data = await page.locator('#data').inputValue();
    await plays_and_pauses(page, 'the page');
    for (const where of [
      '#data',
      '.segments input:checked',
      'input[type=range]',
      '.foot a',
      '.chart-surface',
      '.play',
    ]) {
      await page.locator(where).first().focus();
      await plays_and_pauses(page, where);
    }
    expect(await page.locator('#data').inputValue()).toBe(data);
    await close();
    expect(complaints).toEqual([]);
  });

  it('a button clicked by mouse is not pressed again by Space', async () => {
    const { page, complaints, close } = await paused(name);
    const before = await steps(page);
    await page.getByRole('button', { name: 'Step 1', exact: true }).click();
    await waitForSteps(page, before + 1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => steps(page)).toBe(0);
    // Pressed by Space, too, it would bring the runs back to step 0 for good.
    await page.keyboard.press('Space');
    await waitForSteps(page, 5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await plays_and_pauses(page, 'Play, clicked');
    await page.getByRole('button', { name: '中文' }).click();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '暂停' }).waitFor();
    await close();
    expect(complaints).toEqual([]);
  });

  it('a button reached by Tab is pressed by Space, once', async () => {
    const { page, complaints, close } = await paused(name);
    const before = await steps(page);
    await page.locator('.top button').first().focus();
    await tab_to(page, /^Step 1$/);
    await page.keyboard.press('Space');
    await waitForSteps(page, before + 1);
    await page.waitForTimeout(300);
    expect(await steps(page)).toBe(before + 1);
    // The pointer takes over: the same button, clicked, leaves Space to the page.
    await page.getByRole('button', { name: 'Step 1', exact: true }).click();
    await waitForSteps(page, before + 2);
    await plays_and_pauses(page, 'Step 1, clicked');
    await close();
    expect(complaints).toEqual([]);
  });

  it('in a text field Space is text, and in the list of keys keys are the list’s', async () => {
    const { page, complaints, close } = await paused(name);
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
    await page.waitForTimeout(200);
    expect(await steps(page)).toBe(before);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await close();
    expect(complaints).toEqual([]);
  });
});
