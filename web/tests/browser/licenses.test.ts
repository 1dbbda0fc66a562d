// SPDX-License-Identifier: MIT
/** Both pages lead to the licences of what is in them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchChromium, type Site, serveSite } from './support';
import { visit } from './visit';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

it.each([
  ['?lang=en', 'Licences'],
  ['bench.html?lang=zh', '开源许可'],
])('links from %s to what the browser shows as text', async (query, name) => {
  const { page, close } = await visit(browser, site, query);
  await page.getByRole('contentinfo').getByRole('link', { name }).click();
  await page.waitForURL(`${site.url}licenses.txt`);
  // UTF-8, though no header says so.
  await page.getByText('Clément Vasseur').waitFor();
  await close();
});
