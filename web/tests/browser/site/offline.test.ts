// SPDX-License-Identifier: MIT
/** Without network after one visit, and a new version that waits for a click. More of both: tests/long. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch_whole_chromium } from '../support/browsers';
import {
  AS_EVER,
  at_home,
  banner,
  cached,
  offered,
  step_once,
  updates,
  version,
  version_of,
  works_offline,
} from '../support/offline';
import { steps, waitForSteps } from '../support/visit';

/** Chromium finds nothing against it but that its window here is a private one. */
async function may_be_installed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const errors = async () => {
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    return installabilityErrors.map(({ errorId }) => errorId);
  };
  await expect.poll(errors, { message: 'may be installed' }).toEqual(['in-incognito']);
}

let chromium: Browser;
beforeAll(async () => {
  chromium = await launch_whole_chromium();
});
afterAll(() => chromium.close());

it('everything works without a server: reload, rooms, links, the comparison, bench.html', () =>
  works_offline(chromium, may_be_installed));

/** Every copy that the browser keeps becomes what a bad disk may give: cut short, or with a letter changed. */
const damage = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let damaged = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const copy = await cache.match(request);
        const bytes = new Uint8Array((await copy?.arrayBuffer()) ?? []);
        const middle = bytes.length >> 1;
        if (damaged % 2 === 0) bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        const body = damaged % 2 === 0 ? bytes : bytes.subarray(0, middle);
        await cache.put(request, new Response(body, { headers: copy?.headers ?? {} }));
        damaged++;
      }
    }
    return damaged;
  });

it('copies that were damaged are fetched once more, and kept', () =>
  at_home(chromium, async ({ site, open }) => {
    const page = await open('?steps=3&lang=en');
    await cached(page);
    expect(await damage(page)).toBeGreaterThan(20);
    await page.reload();
    await waitForSteps(page, 3);
    await step_once(page);
    // What was mended is there without network.
    await site.close();
    await page.reload();
    await waitForSteps(page, 3);
    await step_once(page);
  }));

it('a file that a newer version has not is said to be that; loaded again, the page is the new one', () =>
  at_home(chromium, async ({ site, open }) => {
    let newer = false;
    // No service worker keeps what is open.
    site.fault_of = (name) => (name === 'sw.js' || (!newer && /Ravine/.test(name)) ? 'missing' : AS_EVER);
    const page = await open('?steps=3&seed=5&lang=en');
    await waitForSteps(page, 3);
    const fresh = version('2');
    // Every file of a newer version may have another name; the page says its first script's.
    const html = readFileSync(`${fresh}/index.html`, 'utf8');
    const [, script = ''] = html.match(/type="module"[^>]*src="\.\/([^"]+)"/) ?? [];
    const renamed = script.replace('.js', '-newer.js');
    renameSync(`${fresh}/${script}`, `${fresh}/${renamed}`);
    writeFileSync(`${fresh}/index.html`, html.replaceAll(script, renamed));
    site.folder = fresh;
    await page.getByRole('button', { name: 'Ravine' }).click();
    const notice = page.getByRole('region', { name: 'A newer version of this page was put up.' });
    await notice.waitFor();
    newer = true;
    await notice.getByRole('button', { name: 'Load again' }).click();
    await expect.poll(() => version_of(page)).toBe('2');
    expect(page.url()).toContain('seed=5');
  }));

it('a new version says so, waits for a click, and brings along what was there', () =>
  at_home(chromium, async (home) => {
    home.site.folder = version('1');
    const page = await offered(home, version('2'), '?seed=5&steps=30&lang=en');
    await step_once(page);
    expect(await version_of(page)).toBe('1');
    await updates(page);
    await waitForSteps(page, 31);
    expect(await steps(page)).toBe(31);
    expect(page.url()).toContain('seed=5');
    expect(await banner(page).count()).toBe(0);
  }));
