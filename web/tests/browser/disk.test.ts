// SPDX-License-Identifier: MIT
/** Opened as a file, or with files missing: both languages say what happened and what to do. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { allow, befall, open, REFUSED, refuse_inside, still, trains } from './faulty';
import { launchChromium, launchFirefox } from './support';

const ON_DISK = new URL('../../../dist/', import.meta.url).href;
const SCRIPT = /^assets\/(index|bench)-.*\.js$/;
const SHEET = /\.css$/;
const MISSED = /Failed to load resource|^failed: .*\.(js|css)$|Unable to preload CSS/;

const on_disk = (page: Page) => page.getByText('Opened as a file on disk, this page cannot train');
const lost = (page: Page) => page.getByText('The page has not arrived whole');

describe.each([
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
])('%s, from disk', (_, launch) => {
  it.each(['index.html', 'bench.html'])('%s says so at once, and how to serve it', async (file) => {
    const browser: Browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(ON_DISK + file);
      await on_disk(page).waitFor({ timeout: 3000 });
      await page.getByText(/直接打开磁盘上的.*文件时无法训练/).waitFor({ timeout: 1000 });
      await page.getByText('python3 -m http.server').first().waitFor();
      const link = page.getByRole('link', { name: /localhost/ }).first();
      expect(await link.getAttribute('href')).toBe(`http://localhost:8000/${file.replace('index.html', '')}`);
      expect(await lost(page).isVisible()).toBe(false);
      expect(await page.getByText('Loading…').isVisible()).toBe(false);
      // In the page's own look.
      expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe('16px');
    } finally {
      await browser.close();
    }
  });
});

it('the sources, opened from disk, say so too', async () => {
  const page = await open({ options: still });
  await page.goto(new URL('../../index.html', import.meta.url).href);
  await on_disk(page).waitFor({ timeout: 3000 });
  expect(fileURLToPath(page.url())).toMatch(/index\.html$/);
  allow(/./);
});

it('index.html, opened from disk, leads to the file that opens there', async () => {
  const page = await open({ options: still });
  await page.goto(`${ON_DISK}index.html`);
  // Once in each language.
  const links = page.getByRole('link', { name: 'momentum-lab.html' });
  expect(await links.count()).toBe(2);
  await links.last().click();
  await trains(page);
  allow(/./);
});

describe('with files missing', () => {
  it.each([
    ['the first script', SCRIPT],
    ['the style sheet', SHEET],
    ['every script and the style sheet', /\.(js|css)$/],
  ])('%s: says so, and that it is no file on disk', async (_, files) => {
    befall(files, 'missing');
    const page = await open();
    await lost(page).waitFor({ timeout: 3000 });
    await page.getByText('页面没有加载完整').waitFor({ timeout: 1000 });
    await page.getByRole('link', { name: 'Load again' }).waitFor();
    expect(await on_disk(page).isVisible()).toBe(false);
    allow(MISSED);
  });

  it('and what stands in the page refused: says all there is to say', async () => {
    befall(/\.(js|css)$/, 'missing');
    const page = await open({ prepare: refuse_inside });
    await lost(page).waitFor({ timeout: 12_000 });
    await page.getByText('页面没有加载完整').waitFor({ timeout: 1000 });
    await on_disk(page).waitFor({ timeout: 1000 });
    allow(MISSED);
    allow(REFUSED);
  });

  it('a script that never comes: says so after ten seconds, in the place of the page’s idea', async () => {
    befall(/assets\/main-.*\.js$/, 'never');
    const page = await open({ options: { viewport: { width: 390, height: 844 } } });
    const idea = page.getByText('Training means walking downhill');
    await idea.waitFor();
    expect(await lost(page).isVisible()).toBe(false);
    await lost(page).waitFor({ timeout: 12_000 });
    expect(await idea.isVisible()).toBe(false);
  });

  it('blocked scripts of the page’s own: the same', async () => {
    const page = await open({
      prepare: (fresh) => fresh.route(/assets\/.*\.js$/, (route) => route.abort('blockedbyclient')),
    });
    await lost(page).waitFor({ timeout: 3000 });
    // The next of the page's scripts may be refused a moment later.
    await page.waitForTimeout(300);
    allow(MISSED);
  });
});

it('without scripts nothing is loading', async () => {
  const page = await open({ options: { javaScriptEnabled: false } });
  await page.locator('noscript p').waitFor();
  await page.waitForTimeout(600);
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
  allow(MISSED);
});
