// SPDX-License-Identifier: MIT
/** bench.html of the built site: what it measures are numbers, and it is a page for everyone. Checks no times. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from './barriers';
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

const views: [string, string, BrowserContextOptions][] = [
  ['laptop, English', 'lang=en', {}],
  ['phone, Chinese, dark', 'lang=zh', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
];

it.each(views)('measures and tells: %s', async (_, query, options) => {
  const { page, complaints, close } = await visit(browser, site, `bench.html?quick&${query}`, options);
  await page.getByRole('button', { name: /^(Run|开始测速)$/ }).click();
  const report = page.getByRole('textbox');
  await report.waitFor();
  const { results, user_agent, date } = JSON.parse(await report.inputValue());
  expect(user_agent).toBe(await page.evaluate(() => navigator.userAgent));
  expect(Number.isNaN(Date.parse(date))).toBe(false);
  expect(results.map(({ job }: { job: string }) => job)).toEqual(['J1', 'J2', 'J3', 'J4']);
  for (const { job, steps_per_second, gflops } of results) {
    const { median, min, max } = steps_per_second;
    expect(min > 0 && min <= median && median <= max && gflops > 0).toBe(true);
    expect(await page.getByTestId(`${job}-speed`).textContent()).toMatch(/^[\d,]+ ?[\d,]+ – [\d,]+$/);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: /^(Back to the lab|返回实验室)$/ }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/momentum/') && url.search === `?${query}`);
  await close();
  expect(complaints).toEqual([]);
});

it('stops when told, and begins again', async () => {
  const { page, complaints, close } = await visit(browser, site, 'bench.html?lang=en');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('progressbar').waitFor();
  await close();
  expect(complaints).toEqual([]);
});

it('is linked from the lab', async () => {
  const { page, complaints, close } = await visit(browser, site, '?lang=zh', { reducedMotion: 'reduce' });
  await page.getByRole('link', { name: '这个浏览器有多快？' }).click();
  await page.getByRole('heading', { name: '在这里训练有多快？' }).waitFor();
  await close();
  expect(complaints).toEqual([]);
});
