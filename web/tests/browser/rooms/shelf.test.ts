// SPDX-License-Identifier: MIT
/** The shelf in a browser's own storage: there after a reload and in another tab, at hand for everybody. One context. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits } from '../support/layout';
import { shared, site, still } from '../support/stage';
import { in_both } from '../support/switches';
import { waitForSteps } from '../support/visit';

const query = '?lang=en&theme=light&data=learnable&target=0.1&steps=300&stop=300&panel=shelf';
const open_page = shared({ query, options: still });

const names = (page: Page) => page.locator('.pin-name').allInnerTexts();
const named = (page: Page, expected: readonly string[]) =>
  expect.poll(() => names(page), { message: `pinned: ${expected}` }).toEqual(expected);

it('a pinned run is there after a reload, and what one tab does the other shows', async () => {
  const page = open_page();
  await waitForSteps(page, 300);
  await page.getByText('Nothing is pinned yet').waitFor();
  await page.locator('.board').getByRole('button', { name: 'Pin Momentum' }).click();
  await named(page, ['Momentum']);
  expect(await page.locator('.pin-row').innerText()).toContain('at 210');
  await page.reload();
  await waitForSteps(page, 300);
  await named(page, ['Momentum']);
  await page.locator('.pin-tick input').check();
  await page.locator('.end-label.pinned', { hasText: 'Momentum' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${site.url}${query}`);
  await named(other, ['Momentum']);
  await other.locator('.pin-name').click();
  const field = other.locator('.pin-verbs input');
  await field.fill('the best');
  await field.press('Enter');
  await named(page, ['the best']);
  await page.locator('.end-label.pinned', { hasText: 'the best' }).waitFor();
  await other.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await named(page, []);
  await other.getByRole('button', { name: 'Undo' }).press('Enter');
  await named(page, ['the best']);
  await other.close();
});

it('a file of all pinned runs brings them back', async () => {
  const page = open_page();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('momentum-lab-shelf.json');
  const folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  const file = join(folder, 'all.json');
  await download.saveAs(file);
  await page.getByRole('button', { name: 'Delete all …' }).click();
  await page.getByRole('button', { name: 'Delete all', exact: true }).click();
  await named(page, []);
  await page.locator('.shelf-files input').setInputFiles(file);
  await named(page, ['the best']);
  await rm(folder, { recursive: true });
});

it('nobody is kept from it, in both languages and themes, and it fits every width', async () => {
  const page = open_page();
  await page.locator('.pin-name').click();
  await in_both(page, async () => expect(await barriers(page)).toEqual([]));
  for (const width of [320, 390, 1024, 1440]) await fits(page, width);
  await page.setViewportSize({ width: 1440, height: 900 });
  // Nothing is left for those who come after. A phone's cards are others than the page's.
  await page.locator('.pin-name').click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await named(page, []);
});
