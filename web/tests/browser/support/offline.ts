// SPDX-License-Identifier: MIT
/** A site that a browser keeps for when there is no network: its versions, its pages, and what all can do then. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { serviceWorker } from '../../../vite.offline';
import { open_every_room } from './rooms';
import { DIST, type Mishap, type Site, serveSite } from './site';
import { count_load } from './stage';
import { steps, waitForSteps } from './visit';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the site that says which version it is, without what nobody visits. */
export function version(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-version-'));
  folders.push(folder);
  const visited = (path: string) => !/dist\/(lib|api|momentum-lab\..*|sw\.js)$/.test(path);
  cpSync(DIST, folder, { recursive: true, filter: visited });
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  writeFileSync(`${folder}/index.html`, page.replace('<html ', `<html data-version="${name}" `));
  writeFileSync(`${folder}/sw.js`, serviceWorker(folder));
  return folder;
}

export const version_of = (page: Page) => page.locator('html').getAttribute('data-version');
export const banner = (page: Page) =>
  page.getByRole('region', { name: 'There is a new version of this page.' });

/** Whatever it says of versions, it trains. */
export async function step_once(page: Page): Promise<void> {
  const before = await steps(page);
  await page.getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(page, before + 1);
}

/** The page's files are kept and the worker answers for this page. */
export const cached = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { message: 'files are kept' })
    .toBe('activated');

/** Nothing befalls it, but that the browser's other cache, which would hide what is missing in ours, keeps it not. */
export const AS_EVER: Mishap = { late: 0 };

/** A site of its own, and a browser that keeps what it is given of it. */
export interface Home {
  site: Site;
  context: BrowserContext;
  open(query: string): Promise<Page>;
}

export async function at_home(engine: Browser, use: (home: Home) => Promise<void>): Promise<void> {
  const site = await serveSite();
  site.fault_of = () => AS_EVER;
  const context = await engine.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
  const open = async (query: string) => {
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.isNavigationRequest()) count_load();
    });
    await page.goto(`${site.url}${query}`, { waitUntil: 'commit' });
    return page;
  };
  try {
    await use({ site, context, open });
  } finally {
    await context.close();
    await site.close();
  }
}

/** Everything is there without a server: reload, rooms, links, the comparison, bench.html. */
export const works_offline = (engine: Browser, may_be_installed = async (_: Page) => {}): Promise<void> =>
  at_home(engine, async ({ site, open }) => {
    const requests: string[] = [];
    site.fault_of = (name) => {
      requests.push(name);
      return AS_EVER;
    };
    const page = await open('');
    await waitForSteps(page, 1);
    // The first point does not wait for what is kept for the next visit.
    expect(requests).not.toContain('sw.js');
    // Nor do the browser's signs that it may be installed.
    const manifest = page.locator('link[rel=manifest]');
    expect(await manifest.count()).toBe(0);
    await cached(page);
    await expect.poll(() => manifest.count(), { message: 'a manifest' }).toBe(1);
    await may_be_installed(page);
    await site.close();

    await page.reload();
    await waitForSteps(page, 20);
    await open_every_room(page);
    await page.goto(`${site.url}?seed=5&steps=30&lang=en`);
    await waitForSteps(page, 30);
    await step_once(page);
    await page.getByRole('button', { name: /matches PyTorch/ }).click();
    await page.getByText(/All 12/).waitFor();
    await page.goto(`${site.url}bench.html?lang=en`);
    await page.getByRole('button', { name: 'Run' }).waitFor();
  });

/**
 * Clicks, and sees that version 2 is there. By DevTools, through which Playwright drives Chromium, the old worker never
 * comes to rest, and the new one waits for that: it is stopped as Chromium would stop it.
 */
export async function updates(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const old = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) if (status === 'activated') old.add(versionId);
  });
  await session.send('ServiceWorker.enable');
  await expect.poll(() => old.size, { message: 'the old worker is known' }).toBe(1);
  const [versionId = ''] = old;
  await page.getByRole('button', { name: 'Use the new version' }).click();
  const renewed = async () => {
    const is = await version_of(page);
    if (is === '1') await session.send('ServiceWorker.stopWorker', { versionId });
    return is;
  };
  await expect.poll(renewed, { interval: 500, message: 'the new version' }).toBe('2');
}

/** A tab of version 1 that has seen version 2. */
export async function offered({ site, open }: Home, fresh: string, query: string): Promise<Page> {
  await cached(await open(query));
  site.folder = fresh;
  const page = await open(query);
  expect(await version_of(page)).toBe('1');
  await banner(page).waitFor();
  return page;
}
