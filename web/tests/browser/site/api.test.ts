// SPDX-License-Identifier: MIT
/** The page of the library's API: the foot leads there and back; it is as readable as the other pages. */
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { open, site } from '../support/stage';

it('is at the foot of the page, in both languages, readable in any size and either theme', async () => {
  const page = await open({ query: '?lang=en&steps=0', options: { viewport: { width: 1440, height: 900 } } });
  const link = (name: string) => page.getByRole('contentinfo').getByRole('link', { name, exact: true });
  await link('JavaScript library').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await link('JavaScript 程序库').click();
  await page.getByRole('heading', { level: 1, name: 'The library’s API' }).waitFor();
  expect(page.url()).toBe(`${site.url}api/index.html`);
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriers(page, 'colours')).toEqual([]);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
  await page.getByRole('link', { name: 'WorkerTrainer', exact: true }).first().click();
  const heading = page.getByRole('heading', { level: 3, name: /^interface WorkerTrainer/ });
  await expect.poll(() => heading.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(40);
  await page.getByRole('link', { name: 'Momentum Lab' }).click();
  await link('JavaScript 程序库').waitFor();
});
