// SPDX-License-Identifier: MIT
/** One visit to the page, watched: what the console says and every request it makes. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Site } from './support';

export interface Visit {
  page: Page;
  /** console errors and warnings, page errors, failed and foreign requests */
  complaints: string[];
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  site: Site,
  query = '',
  options: BrowserContextOptions = {},
  /** before the page is there, which is waited for unless its own files are kept back */
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // Its caches would answer in the place of the site whose files go wrong as a test says.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Service Worker registration blocked by Playwright')) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url))
      complaints.push(`outside the site's folder: ${request.url()}`);
  });
  await prepare(page);
  await page.goto(`${site.url}${query}`, { waitUntil: 'commit' });
  return { page, complaints, close: () => context.close() };
}

/** The number of steps made. */
export async function steps(page: Page): Promise<number> {
  return Number((await page.getByTestId('step').textContent())?.replace(/\D/g, ''));
}

export async function waitForSteps(page: Page, least: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const text = document.querySelector('[data-testid=step]')?.textContent ?? '';
    return Number(text.replace(/\D/g, '')) >= wanted;
  }, least);
}

/** Pauses, and waits until address, counter and the chart's table name the same step: the one it stopped at. */
export async function pause(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForFunction(() => {
    const shown = document.querySelector('[data-testid=step]')?.textContent ?? '';
    const caption = document.querySelector('#loss caption')?.textContent ?? '';
    const address = new URL(location.href).searchParams.get('steps');
    return address === shown.replace(/\D/g, '') && caption.includes(shown);
  });
  return steps(page);
}

/** Types into a field as a person does: replace, then leave it by Enter. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** What the loss chart's table says of each run: its latest loss, as shown. */
export async function latestLosses(page: Page): Promise<string[]> {
  const rows = page.getByRole('table', { name: /Training loss/ }).getByRole('row');
  const texts = await rows.allTextContents();
  return texts.slice(1);
}
