// SPDX-License-Identifier: MIT
/** Six runs by touch and by keyboard, on a phone; and runs of the longest names. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fits } from '../support/layout';
import { open, phone, still } from '../support/stage';
import { pause, steps, waitForSteps } from '../support/visit';

const line = (page: Page, name: string) => page.locator('.run-list .run-line').filter({ hasText: name });
const card = (page: Page, name: string | RegExp) => page.locator('.card-tabs').getByRole('button', { name });

async function by_touch(page: Page): Promise<void> {
  await line(page, 'Adagrad').tap();
  await page.getByRole('combobox', { name: 'Update rule of Adagrad' }).waitFor();
  await card(page, 'Experiment').tap();
  await page.getByRole('button', { name: 'Hidden layer 2: 8 Sigmoid' }).tap();
  await page.getByRole('button', { name: 'More units' }).tap();
  await page.getByRole('button', { name: 'Hidden layer 2: 9 Sigmoid' }).waitFor();
  await page.getByText('429 parameters').waitFor();
  expect(await steps(page)).toBe(0);
  await page.getByRole('button', { name: 'Remove Hidden layer 2' }).tap();
  await page.getByText('315 parameters').waitFor();
  await page.getByRole('button', { name: 'The article’s 20-13-8-3' }).tap();
  await page.getByText('412 parameters').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

async function by_keyboard(page: Page): Promise<void> {
  await card(page, /^Runs/).tap();
  await page.getByRole('button', { name: '+ Add run' }).press('Enter');
  await line(page, 'RMSprop').press('Enter');
  await page.getByRole('combobox', { name: 'Update rule of RMSprop' }).waitFor();
  await page.getByText('6 of 6').waitFor();
  await page.getByRole('button', { name: 'Play' }).press('Enter');
  await waitForSteps(page, 20);
  await pause(page);
  await card(page, 'Leader board').press('Enter');
  const board = page.getByRole('region', { name: 'Leader board' });
  const ranks = () => board.locator('tbody th').allTextContents();
  const head = board.getByRole('button', { name: 'best loss' });
  await head.press('Enter');
  await board.locator('th[aria-sort=ascending]', { hasText: 'best loss' }).waitFor();
  const up = await ranks();
  expect(up).toHaveLength(6);
  await head.press('Enter');
  await board.locator('th[aria-sort=descending]', { hasText: 'best loss' }).waitFor();
  expect(await ranks()).toEqual(up.toReversed());
}

/** By how many px each name at a curve's end lies over the one below it, and the last over the chart's foot. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const box = (element: Element) => element.getBoundingClientRect();
    const names = [...document.querySelectorAll('.end-label')].map(box).sort((a, b) => a.top - b.top);
    const foot = box(document.querySelector('.loss-panel .chart') as Element).bottom;
    const below = [...names.slice(1).map(({ top }) => top), foot];
    // Half a pixel is nobody's letter.
    return names.map(({ bottom }, i) => Math.max(0, Math.round(bottom - (below[i] ?? 0) - 0.5)));
  });

/** On a phone that lies the chart is low: for letters half as large again, six names of two lines are too many. */
async function in_large_letters(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '150%';
  });
  await page.setViewportSize({ width: 844, height: 390 });
  await page.locator('.end-labels.dense').waitFor({ state: 'attached' });
  await expect.poll(() => covered(page), { message: 'names over each other' }).toEqual([0, 0, 0, 0, 0, 0]);
}

it('a card opens, a layer changes, the article is one tap back; keys add a run and sort the runs; names share the room', async () => {
  const page = await open({ query: '?lang=en&runs=abcdf&steps=20', options: { ...still, ...phone } });
  await waitForSteps(page, 20);
  await by_touch(page);
  await by_keyboard(page);
  await in_large_letters(page);
});

it('runs of the longest names stay in their plots, tables and sentences, on a phone and in every room', async () => {
  const [words, letters] = ['a run with a name of forty characters, ok', 'W'.repeat(40)].map(
    encodeURIComponent,
  );
  const page = await open({ query: `?lang=en&steps=50&a.name=${words}&b.name=${letters}`, options: still });
  await waitForSteps(page, 50);
  await page.locator('.end-label').first().waitFor();
  for (const width of [320, 390, 768, 1366, 1440]) {
    await fits(page, width);
    // In the panel, and no longer than the two lines that are its own.
    const heights = await page
      .locator('.end-label')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.max(...heights), `px high at ${width}`).toBeLessThan(60);
  }
  const wide = () =>
    page
      .locator('.board td')
      .last()
      .evaluate((cell) => cell.getBoundingClientRect().width);
  expect(await wide()).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Ravine', exact: true }).click();
  await page.locator('.ravine-labels .end').first().waitFor();
  for (const width of [320, 390, 1366, 1440]) await fits(page, width);
});
