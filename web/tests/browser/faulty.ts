// SPDX-License-Identifier: MIT
/** A site whose files and workers go wrong as a test says, and the page in it. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium, type Mishap, type Site, serveSite } from './support';
import { steps, type Visit, visit, waitForSteps } from './visit';

export let site: Site;
export let browser: Browser;
let visited: Visit | null = null;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  const complaints = visited?.complaints ?? [];
  await visited?.close();
  visited = null;
  site.befall = () => undefined;
  expect(complaints).toEqual([]);
});

interface Opening {
  query?: string;
  options?: BrowserContextOptions;
  prepare?: (page: Page) => Promise<unknown>;
}

export async function open({ query = '', options = {}, prepare }: Opening = {}): Promise<Page> {
  visited = await visit(browser, site, query, options, prepare);
  return visited.page;
}

/** What the browser says about files that are missing, or given up, which these tests keep back. */
export const LOST = /Failed to load resource|^failed: .*(\.wasm|entry-.*\.js)$/;

/** These complaints are the test's own doing. */
export function allow(complaint: RegExp): void {
  const complaints = visited?.complaints ?? [];
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !complaint.test(one)));
}

/** The server's own policy knows nothing of the script and the sheet that stand in the page. */
export const refuse_inside = (page: Page) =>
  page.route(/\/momentum\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
export const REFUSED = /violates the following Content Security Policy/;

export const still: BrowserContextOptions = { reducedMotion: 'reduce' };
export const WORKER = /^assets\/entry-.*\.js$/;
export const WASM = /\.wasm$/;

export function befall(file: RegExp, mishap: Mishap): void {
  site.befall = (name) => (file.test(name) ? mishap : undefined);
}

export const alert_of = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('alert').getByRole('region', { name: title });

/** Everything trains, and says nothing. */
export async function trains(page: Page): Promise<void> {
  const before = await steps(page);
  await page.getByRole('button', { name: /^(Step 1|走一步)$/ }).click();
  await waitForSteps(page, before + 1);
  expect(await page.locator('.banner').count()).toBe(0);
}

/** Nothing goes wrong any more. */
export function mend(): void {
  site.befall = () => undefined;
}
