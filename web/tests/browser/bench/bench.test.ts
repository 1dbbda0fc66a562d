// SPDX-License-Identifier: MIT
/** bench.html of the built site: what it measures are numbers, and it is a page for everyone. Checks no times. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { open } from '../support/stage';

async function measures(page: Page, run: string): Promise<void> {
  await page.getByRole('button', { name: run }).click();
  const report = page.getByRole('textbox');
  await report.waitFor();
  const { results, user_agent } = JSON.parse(await report.inputValue());
  expect(user_agent).toBe(await page.evaluate(() => navigator.userAgent));
  expect(results.map(({ job }: { job: string }) => job)).toEqual(['J1', 'J2', 'J3', 'J4']);
  for (const { job, steps_per_second, gflops } of results) {
    const { median, min, max } = steps_per_second;
    expect(min > 0 && min <= median && median <= max && gflops > 0).toBe(true);
    expect(await page.getByTestId(`${job}-speed`).textContent()).toMatch(/^[\d,]+ ?[\d,]+ – [\d,]+$/);
  }
}

it('measures and tells on a laptop and on a phone; the way back is the lab’s', async () => {
  const page = await open({ query: 'bench.html?quick&lang=en' });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await measures(page, 'Run');
  expect(await overflow()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '在这里训练有多快？' }).waitFor();
  expect(await overflow()).toBe(0);
  await page.getByRole('link', { name: '返回实验室' }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/momentum/') && url.search === '?lang=zh');
});
