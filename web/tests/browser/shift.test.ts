// SPDX-License-Identifier: MIT
/** Nothing jumps: the layout shifts of a visit, from the first paint on, while the runs go. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, type Site, serveSite } from './support';
import { visit, waitForSteps } from './visit';

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

declare global {
  var shifts: { score: number; moved: string[] }[];
}

/** Runs in the page before its own scripts. */
function watch_shifts(): void {
  globalThis.shifts = [];
  interface Shift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null }[];
  }
  const named = ({ node }: Shift['sources'][number]) =>
    node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName);
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as Shift[])
      globalThis.shifts.push({ score: shift.value, moved: shift.sources.map(named) });
  }).observe({ type: 'layout-shift', buffered: true });
}

async function shift_of(page: Page): Promise<{ score: number; largest: string }> {
  const shifts = await page.evaluate(() => globalThis.shifts);
  const largest = shifts.toSorted((a, b) => b.score - a.score).slice(0, 5);
  return { score: shifts.reduce((all, { score }) => all + score, 0), largest: JSON.stringify(largest) };
}

const prepare = (page: Page) => page.addInitScript(watch_shifts);
const phone = { viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

it.each([
  ['a lesson, desktop', '?room=learn&chapter=5&lang=en', '.lesson-verbs .plain:enabled', {}],
  ['a lesson, phone, Chinese', '?room=learn&chapter=1&lang=zh', '.lesson-verbs .plain:enabled', phone],
  ['inside a step, desktop, Chinese', '?room=inside&steps=20&lang=zh', '.station.done', {}],
  ['inside a step, phone', '?room=inside&steps=20&lang=en', '.station.done', phone],
  ['a ravine, phone', '?room=ravine&lang=en', '.ravine-figure', phone],
])('%s: at most 0.02 until it is there', async (_, query, there, options) => {
  const { page, close } = await visit(browser, site, query, options, prepare);
  await page.locator(there).first().waitFor();
  await page.waitForTimeout(500);
  const sum = await shift_of(page);
  await close();
  expect(sum.score, sum.largest).toBeLessThanOrEqual(0.02);
});

it.each([
  ['desktop', '?lang=en&stop=0', { viewport: { width: 1350, height: 940 } }],
  ['laptop, Chinese', '?lang=zh&stop=0', {}],
  ['phone', '?lang=en&stop=0', phone],
  ['phone, Chinese', '?lang=zh&stop=0', phone],
])('%s: at most 0.02 from the first paint to step 2,500', async (_, query, options) => {
  const { page, close } = await visit(browser, site, query, options, prepare);
  await waitForSteps(page, 2500);
  const sum = await shift_of(page);
  await close();
  expect(sum.score, sum.largest).toBeLessThanOrEqual(0.02);
});
