// SPDX-License-Identifier: MIT
/** Presets: all in sight with a comment each, the chosen one marked, and a choice that keeps playing. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { open, still } from './faulty';
import { steps, type, waitForSteps } from './visit';

const strip = (page: Page) => page.getByRole('region', { name: /^(Presets|预设)$/ });
const chosen = (page: Page) =>
  strip(page).getByRole('button', { pressed: true }).locator('b').allTextContents();

it.each(['en', 'zh'])('each has a name, a comment and its place on the first screen: %s', async (lang) => {
  const page = await open({ query: `?lang=${lang}`, options: still });
  const buttons = strip(page).getByRole('button');
  await buttons.first().waitFor();
  expect(await buttons.count()).toBe(10);
  const names = await buttons.locator('b').allTextContents();
  const notes = await buttons.locator('.note').allTextContents();
  expect(new Set([...names, ...notes]).size).toBe(2 * (await buttons.count()));
  for (const [i, button] of (await buttons.all()).entries()) {
    const box = await button.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 1440).toBe(true);
    // Who points at one, or comes to it by keys, reads what to look for.
    await button.hover();
    await strip(page)
      .locator('.preset-note')
      .getByText(notes[i] ?? '', { exact: true })
      .waitFor();
    await button.focus();
    await strip(page)
      .locator('.preset-note')
      .getByText(notes[i] ?? '', { exact: true })
      .waitFor();
  }
  // And leave the chart and its sentence theirs.
  const sentence = await page.locator('.sentence').boundingBox();
  expect((sentence?.y ?? 900) + (sentence?.height ?? 0)).toBeLessThan(900);
});

it('a choice is marked, keeps playing, and is nobody’s once a setting is one’s own', async () => {
  const page = await open({ query: '?lang=en&seed=7' });
  await waitForSteps(page, 20);
  expect(await chosen(page)).toEqual([]);
  await page.getByText('Own settings').waitFor();
  await strip(page).getByRole('button', { name: 'The article, seed 22' }).click();
  await expect.poll(() => chosen(page)).toEqual(['The article, seed 22']);
  expect(await page.getByText('Own settings').count()).toBe(0);
  await waitForSteps(page, 20);
  await strip(page).getByRole('button', { name: 'Learnable labels' }).press('Enter');
  await expect.poll(() => chosen(page)).toEqual(['Learnable labels']);
  await waitForSteps(page, 20);
  await type(page.getByRole('textbox', { name: 'Momentum γ of Momentum' }), '0.5');
  await page.getByText('Own settings').waitFor();
  expect(await chosen(page)).toEqual([]);
});

it('a choice made while paused stays paused; chips scroll inside their own box on a phone', async () => {
  const page = await open({
    query: '?lang=en&seed=7',
    options: { ...still, viewport: { width: 320, height: 640 } },
  });
  await strip(page).getByRole('button', { name: 'lr 10 on everything' }).click();
  await expect.poll(() => chosen(page)).toEqual(['lr 10 on everything']);
  await page.waitForTimeout(200);
  expect(await steps(page)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
