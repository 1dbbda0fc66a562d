// SPDX-License-Identifier: MIT
/**
 * The built page in a browser that all tests share, and a site whose files and workers go wrong as a test says. Pages
 * open in a context that earlier ones have warmed, but where what a browser keeps is the subject.
 */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type Mishap, type Site, serveSite } from './site';
import { steps, waitForSteps } from './visit';

export let site: Site;
export let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await chromium.connect(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await site.close();
  const file = basename(expect.getState().testPath ?? '', '.test.ts');
  appendFileSync(inject('loads'), `${file} ${loads}\n`);
});

/** Of ours: no licences, no course page that frames them. */
const PAGE = /\/momentum\/(\?.*)?$|\.html(\?.*)?$/;
/** Pages that were loaded by this file's tests, in frames and from disk, too. */
let loads = 0;
/** Counts one that is loaded elsewhere than in the pages of `open`. */
export const count_load = (): void => void loads++;
const complaints: string[] = [];
let opened: Page[] = [];
let cold: BrowserContext[] = [];
const warm = new Map<string, Promise<BrowserContext>>();

// Whatever a test does, the page must not complain nor ask another host for anything.
afterEach(async () => {
  await Promise.all(opened.map((page) => page.close()));
  await Promise.all(cold.map((context) => context.close()));
  opened = [];
  cold = [];
  site.fault_of = () => undefined;
  site.troubled = false;
  expect(complaints.splice(0)).toEqual([]);
});

/** `base`: where its files are; the site unless told otherwise. */
function listen(page: Page, base: string): void {
  page.on('console', (message) => {
    if (message.text().includes('Service Worker registration blocked by Playwright')) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (request.isNavigationRequest() && PAGE.test(request.url())) count_load();
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base))
      complaints.push(`outside the site's folder: ${request.url()}`);
  });
}

/** What the tests before left in this device's memory is forgotten when a page is new. */
function forget(): void {
  try {
    if (sessionStorage.getItem('stage')) return;
    localStorage.clear();
    sessionStorage.setItem('stage', 'set');
  } catch {
    // A frame without an origin has no memory.
  }
}

const DESK: BrowserContextOptions = {
  locale: 'en-US',
  viewport: { width: 1440, height: 900 },
  // Its caches would answer in the place of the site whose files go wrong as a test says.
  serviceWorkers: 'block',
};

async function warm_context(options: BrowserContextOptions): Promise<BrowserContext> {
  const key = JSON.stringify(options);
  const context = warm.get(key) ?? browser.newContext({ ...DESK, ...options });
  if (!warm.has(key)) {
    warm.set(key, context);
    await (await context).addInitScript(forget);
  }
  return context;
}

async function cold_context(options: BrowserContextOptions, engine: Browser): Promise<BrowserContext> {
  const context = await engine.newContext({ ...DESK, ...options });
  cold.push(context);
  return context;
}

export interface Opening {
  query?: string;
  options?: BrowserContextOptions;
  /** before the page is there, which is waited for unless its own files are kept back */
  prepare?: (page: Page) => Promise<unknown>;
  /** nothing was ever kept of the page */
  first_visit?: boolean;
  /** another than the shared one */
  engine?: Browser;
  /** another address than the site's, of a folder or of a file that needs no other */
  base?: string;
}

export async function open({
  query = '',
  options = {},
  prepare,
  first_visit = false,
  engine = browser,
  base = site.url,
}: Opening = {}): Promise<Page> {
  const { viewport, reducedMotion, colorScheme, forcedColors, ...others } = options;
  const as_new = first_visit || prepare !== undefined || site.troubled || engine !== browser;
  // A phone is a size for good; of a desk's window a page can change it.
  const context = as_new
    ? await cold_context(options, engine)
    : await warm_context(options.isMobile ? { viewport: viewport ?? null, ...others } : others);
  const page = await context.newPage();
  opened.push(page);
  listen(page, base);
  if (!as_new) {
    if (viewport && !options.isMobile) await page.setViewportSize(viewport);
    await page.emulateMedia({
      reducedMotion: reducedMotion ?? null,
      colorScheme: colorScheme ?? null,
      forcedColors: forcedColors ?? null,
    });
  }
  await prepare?.(page);
  await page.goto(`${base}${query}`, { waitUntil: 'commit' });
  return page;
}

/** A page for all tests of a block; each begins where the one before left it. */
export function shared(opening: Opening): () => Page {
  let page: Page;
  beforeAll(async () => {
    page = await open(opening);
    opened = [];
  });
  afterAll(() => page.close());
  return () => page;
}

/** What a browser says of the page's scripts and sheets that it did not get. */
export const MISSED = /Failed to load resource|^failed: .*\.(js|css)$|Unable to preload CSS/;
/** What the browser says about files that are missing, or given up, which these tests keep back. */
export const LOST = /Failed to load resource|^failed: .*(\.wasm|core-worker-.*\.js)$/;

/** These complaints are the test's own doing. */
export function allow(complaint: RegExp): void {
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !complaint.test(one)));
}

/** The server's own policy knows nothing of the script and the sheet that stand in the page. */
export const refuse_inside_worker = (page: Page) =>
  page.route(/\/momentum\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
export const REFUSED = /violates the following Content Security Policy/;

export const still: BrowserContextOptions = { reducedMotion: 'reduce' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
export const WORKER = /^assets\/core-worker-.*\.js$/;
export const WASM = /\.wasm$/;

export function break_file(file: RegExp, mishap: Mishap): void {
  site.troubled = true;
  site.fault_of = (name) => (file.test(name) ? mishap : undefined);
}

/** Nothing goes wrong any more. */
export function mend(): void {
  site.fault_of = () => undefined;
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
