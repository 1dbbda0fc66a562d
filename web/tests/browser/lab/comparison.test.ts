// SPDX-License-Identifier: MIT
/** The comparison with PyTorch in a browser: its files come when it is opened, its worker ends, Esc gives the focus back. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { open, site, still } from '../support/stage';
import { waitForSteps } from '../support/visit';

const FILES = /^assets\/pytorch-.*\.json$/;

const link = (page: Page) => page.getByRole('button', { name: /^(matches PyTorch|与 PyTorch 一致) ✓$/ });
const dialog = (page: Page) =>
  page.getByRole('dialog', { name: /^(Compared with PyTorch|与 PyTorch 对照)$/ });
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function closed_by_escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await link(page).evaluate((button) => button === document.activeElement)).toBe(true);
}

it('twelve experiments match on a laptop, and in Chinese on a dark phone', async () => {
  const requests: string[] = [];
  const page = await open({
    query: '?lang=en&steps=0',
    options: still,
    prepare: async (fresh) =>
      fresh.on('request', (request) => requests.push(request.url().slice(site.url.length))),
  });
  const files = () => requests.filter((name) => FILES.test(name));
  await page.getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(page, 1);
  expect(files()).toEqual([]);
  const workers = page.workers().length;
  expect(workers).toBe(2);

  await link(page).click();
  const verdict = dialog(page).locator('[aria-live]');
  await verdict.getByText(/^All 12 experiments match PyTorch: .* is 1\.1e−6\.$/).waitFor();
  expect(files()).toHaveLength(1);
  const cells = await dialog(page).locator('tbody tr').first().locator('th, td').allTextContents();
  expect(cells.join(' ')).toMatch(/ 1\.0961646 1\.0961647 2\.2e−7 5\.7e−8nearer .* 2\.8e−7$/);
  expect(await overflow(page)).toBe(0);
  await expect.poll(() => page.workers().length, { message: 'its worker has ended' }).toBe(workers);
  await closed_by_escape(page);

  await page.getByRole('button', { name: '中文' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await link(page).focus();
  await page.keyboard.press('Enter');
  await verdict.getByText(/^12 个实验全部与 PyTorch 一致/).waitFor();
  expect(await overflow(page)).toBe(0);

  // Closed while it trains, too, it leaves no worker behind.
  await closed_by_escape(page);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await closed_by_escape(page);
  await expect.poll(() => page.workers().length, { message: 'no worker is left' }).toBe(workers);
});
