// SPDX-License-Identifier: MIT
/** Without network after one visit, and a new version that waits for a click. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOMS } from '../../src/state/contract';
import { serviceWorker } from '../../vite.offline';
import { DIST, launchFirefox, launchWholeChromium, type Site, serveSite } from './support';
import { steps, waitForSteps } from './visit';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the site that says which version it is, without what nobody visits. */
function version(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-version-'));
  folders.push(folder);
  const visited = (path: string) => !/dist\/(lib|momentum-lab\..*|sw\.js)$/.test(path);
  cpSync(DIST, folder, { recursive: true, filter: visited });
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  writeFileSync(`${folder}/index.html`, page.replace('<html ', `<html data-version="${name}" `));
  writeFileSync(`${folder}/sw.js`, serviceWorker(folder));
  return folder;
}

const version_of = (page: Page) => page.locator('html').getAttribute('data-version');
const banner = (page: Page) => page.getByRole('region', { name: 'There is a new version of this page.' });

/** The page's files are kept and the worker answers for this page. */
const kept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated');

/**
 * Clicks, and sees that version 2 is there. By DevTools, through which Playwright drives Chromium, the old worker never
 * comes to rest, and the new one waits for that: it is stopped as Chromium would stop it.
 */
async function updates(page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const old = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) if (status === 'activated') old.add(versionId);
  });
  await session.send('ServiceWorker.enable');
  await expect.poll(() => old.size).toBe(1);
  const [versionId = ''] = old;
  await page.getByRole('button', { name: 'Use the new version' }).click();
  const renewed = async () => {
    const is = await version_of(page);
    if (is === '1') await session.send('ServiceWorker.stopWorker', { versionId });
    return is;
  };
  await expect.poll(renewed, { timeout: 20_000, interval: 500 }).toBe('2');
}

async function trains(page: Page): Promise<void> {
  const before = await steps(page);
  await page.getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(page, before + 1);
}

/** Chromium finds nothing against it but that its window here is a private one. */
async function may_be_installed(page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const errors = async () => {
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    return installabilityErrors.map(({ errorId }) => errorId);
  };
  await expect.poll(errors).toEqual(['in-incognito']);
}

let site: Site;
let browser: Browser;
let context: BrowserContext;
afterEach(async () => {
  await context.close();
  await site.close();
});

const open = async (query: string) => {
  const page = await context.newPage();
  await page.goto(`${site.url}${query}`, { waitUntil: 'commit' });
  return page;
};

describe.each([
  ['Chromium', launchWholeChromium],
  ['Firefox', launchFirefox],
])('%s, after one visit', (_, launch) => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = await serveSite();
    context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
  });

  it('everything works without a server: reload, rooms, links, the comparison, bench.html', async () => {
    const asked: string[] = [];
    site.befall = (name) => {
      asked.push(name);
      return undefined;
    };
    const first = await open('');
    await waitForSteps(first, 1);
    // The first point does not wait for what is kept for the next visit.
    expect(asked).not.toContain('sw.js');
    // Nor do the browser's signs that it may be installed.
    const manifest = first.locator('link[rel=manifest]');
    expect(await manifest.count()).toBe(0);
    await kept(first);
    await expect.poll(() => manifest.count()).toBe(1);
    if (launch === launchWholeChromium) await may_be_installed(first);
    await site.close();

    await first.reload();
    await waitForSteps(first, 20);
    for (const room of ROOMS) {
      const page = await open(`?room=${room}&lang=en`);
      await page.locator('#room > *').first().waitFor();
      await page.locator('#room > .loading').waitFor({ state: 'hidden' });
      expect(await page.locator('p.failed').count()).toBe(0);
      await page.close();
    }
    const page = await open('?seed=5&steps=30&lang=en');
    await waitForSteps(page, 30);
    await trains(page);
    await page.getByRole('button', { name: /matches PyTorch/ }).click();
    await page.getByText(/All 12/).waitFor();
    await page.goto(`${site.url}bench.html?lang=en`);
    await page.getByRole('button', { name: 'Run' }).waitFor();
  });
});

describe('a new version', () => {
  const [old, fresh] = [version('1'), version('2')];
  beforeAll(async () => {
    browser = await launchWholeChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = await serveSite();
    site.folder = old;
    context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
  });

  /** A tab of version 1 that has seen version 2. */
  async function offered(query: string): Promise<Page> {
    await kept(await open(query));
    site.folder = fresh;
    const page = await open(query);
    expect(await version_of(page)).toBe('1');
    await banner(page).waitFor();
    return page;
  }

  it('says so, waits for a click, and brings along what was there', async () => {
    const page = await offered('?seed=5&steps=30&lang=en');
    await trains(page);
    expect(await version_of(page)).toBe('1');
    await updates(page);
    await waitForSteps(page, 31);
    expect(await steps(page)).toBe(31);
    expect(page.url()).toContain('seed=5');
    expect(await banner(page).count()).toBe(0);
  });

  it('says so in Chinese, and may be put off', async () => {
    await kept(await open('?lang=zh'));
    site.folder = fresh;
    const page = await open('?lang=zh');
    await page.getByRole('heading', { name: '本页有新版本。' }).waitFor();
    await page.getByRole('button', { name: '以后再说' }).click();
    await page.getByRole('heading', { name: '本页有新版本。' }).waitFor({ state: 'hidden' });
    expect(await version_of(page)).toBe('1');
  });

  it('never mixes with the old one: a tab of that keeps its files until it is loaded again', async () => {
    const page = await offered('?steps=0&lang=en');
    const other = await open('?steps=0&lang=en');
    await banner(other).waitFor();
    // As if every script of version 2 had another name, and the server had version 2 alone.
    const scripts = readdirSync(`${old}/assets`).filter((name) => name.endsWith('.js'));
    site.befall = (name) => (scripts.includes(name.replace('assets/', '')) ? 'missing' : undefined);
    await updates(page);
    await trains(other);
    await other.getByRole('button', { name: /matches PyTorch/ }).click();
    await other.getByText(/All 12/).waitFor();
    expect(await version_of(other)).toBe('1');
    const caches = () => other.evaluate(() => globalThis.caches.keys());
    expect(await caches()).toHaveLength(2);
    // The other tab's own click has nobody left to ask.
    await other.getByRole('button', { name: 'Close' }).click();
    await updates(other);
  });

  it('that did not arrive whole is none', async () => {
    await kept(await open('?lang=en'));
    site.folder = fresh;
    site.befall = (name) => (name === 'index.html' ? 'cut' : undefined);
    const page = await open('?lang=en');
    await waitForSteps(page, 1);
    await page.waitForTimeout(4000);
    expect(await banner(page).count()).toBe(0);
    await page.reload();
    expect(await version_of(page)).toBe('1');
  });
});
