// SPDX-License-Identifier: MIT
/** New versions of the page: put off, beside a tab of the old one, and not whole. */
import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch_whole_chromium } from '../browser/support/browsers';
import {
  AS_EVER,
  at_home,
  banner,
  cached,
  type Home,
  offered,
  step_once,
  updates,
  version,
  version_of,
} from '../browser/support/offline';
import '../browser/support/stage';
import { waitForSteps } from '../browser/support/visit';

describe('a new version', () => {
  const [old, fresh] = [version('1'), version('2')];
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await launch_whole_chromium();
  });
  afterAll(() => chromium.close());

  const with_old = (use: (home: Home) => Promise<void>) =>
    at_home(chromium, (home) => {
      home.site.folder = old;
      return use(home);
    });

  it('says so in Chinese, and may be put off', () =>
    with_old(async ({ site, open }) => {
      await cached(await open('?lang=zh'));
      site.folder = fresh;
      const page = await open('?lang=zh');
      await page.getByRole('heading', { name: '本页有新版本。' }).waitFor();
      await page.getByRole('button', { name: '以后再说' }).click();
      await page.getByRole('heading', { name: '本页有新版本。' }).waitFor({ state: 'hidden' });
      expect(await version_of(page)).toBe('1');
    }));

  it('never mixes with the old one: a tab of that keeps its files until it is loaded again', () =>
    with_old(async (home) => {
      const page = await offered(home, fresh, '?steps=0&lang=en');
      const other = await home.open('?steps=0&lang=en');
      await banner(other).waitFor();
      // As if every script of version 2 had another name, and the server had version 2 alone.
      const scripts = readdirSync(`${old}/assets`).filter((name) => name.endsWith('.js'));
      home.site.fault_of = (name) => (scripts.includes(name.replace('assets/', '')) ? 'missing' : AS_EVER);
      await updates(page);
      await step_once(other);
      await other.getByRole('button', { name: /matches PyTorch/ }).click();
      await other.getByText(/All 12/).waitFor();
      expect(await version_of(other)).toBe('1');
      const caches = () => other.evaluate(() => globalThis.caches.keys());
      expect(await caches()).toHaveLength(2);
      // The other tab's own click has nobody left to ask.
      await other.getByRole('button', { name: 'Close' }).click();
      await updates(other);
    }));

  it('that did not arrive whole is none', () =>
    with_old(async ({ site, open }) => {
      await cached(await open('?lang=en'));
      site.folder = fresh;
      site.fault_of = (name) => (name === 'index.html' ? 'cut' : AS_EVER);
      const page = await open('?lang=en');
      await waitForSteps(page, 1);
      await page.waitForTimeout(4000);
      expect(await banner(page).count()).toBe(0);
      await page.reload();
      expect(await version_of(page)).toBe('1');
    }));
});
