// SPDX-License-Identifier: MIT
/** Opened as a file, or with files missing: both languages say what happened and what to do. */
import { describe, expect, it } from 'vitest';
import {
  allow,
  break_file,
  MISSED,
  open,
  REFUSED,
  refuse_inside_worker,
  site,
  trains,
} from '../support/stage';
import { expect_serving_hint, lost, ON_DISK, on_disk, stand_at } from '../support/unopened';

const SHEET = /\.css$/;

describe('from disk', () => {
  it('index.html says so at once, how to serve it, and leads to the file that opens there', async () => {
    const page = await expect_serving_hint('index.html');
    // Once in each language.
    const links = page.getByRole('link', { name: 'momentum-lab.html' });
    expect(await links.count()).toBe(2);
    const places = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(places).toEqual([`${ON_DISK}momentum-lab.html`, `${ON_DISK}momentum-lab.html`]);
    await links.last().click();
    await trains(page);
  });
});

describe('with files missing', () => {
  // faults.test.ts has the page's own scripts missing, cut, and never coming.
  it.each([
    ['the style sheet', SHEET],
    ['every script and the style sheet', /\.(js|css)$/],
  ])('%s: says so, and that it is no file on disk', async (_, files) => {
    break_file(files, 'missing');
    const page = await open();
    await lost(page).waitFor({ timeout: 8000 });
    await lost(page).getByText('页面没有加载完整').waitFor({ timeout: 1000 });
    await page.getByRole('link', { name: 'Load again' }).waitFor();
    expect(await on_disk(page).isVisible()).toBe(false);
    allow(MISSED);
  });

  it('and what stands in the page refused: says all there is to say', async () => {
    break_file(/\.(js|css)$/, 'missing');
    const page = await open({ prepare: refuse_inside_worker });
    await lost(page).waitFor({ timeout: 12_000 });
    await lost(page).getByText('页面没有加载完整').waitFor({ timeout: 1000 });
    await on_disk(page).waitFor({ timeout: 1000 });
    allow(MISSED);
    allow(REFUSED);
  });
});

describe('what is said is so', () => {
  it('a script of another content type: names it, and the right one', async () => {
    break_file(/assets\/index-.*\.js$/, { type: 'text/plain' });
    const page = await open();
    await page.getByText('the server gives its script as text/plain').waitFor();
    await page.getByText('服务器给脚本的类型是 text/plain').waitFor();
    expect(await lost(page).isVisible()).toBe(false);
    allow(/MIME type/);
  });

  it('an address without its last slash: leads to the one that has it, with the experiment', async () => {
    const page = await open({ base: site.url.slice(0, -1), query: '?seed=5&steps=2&lang=en' });
    await page.getByText('its address lacks the / at its end').waitFor();
    await page.getByText('地址末尾缺少 /').waitFor();
    allow(MISSED);
    allow(/^outside the site's folder/);
    await page.getByRole('link', { name: 'Open it with one' }).click();
    await trains(page);
    expect(page.url()).toContain(`${site.url}?`);
    expect(page.url()).toContain('seed=5');
  });

  it('in a sandboxed frame: names the file that needs no origin', async () => {
    const page = await open({ query: 'licenses.txt' });
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { sandbox: 'allow-scripts', src });
      document.body.append(frame);
    }, site.url);
    const frame = page.frameLocator('iframe');
    await frame.getByText('gives it no origin').waitFor();
    expect(await frame.locator('.lost').isVisible()).toBe(false);
    const link = frame.getByRole('link', { name: 'momentum-lab.html' }).first();
    expect(await link.getAttribute('href')).toBe('momentum-lab.html');
    allow(/./);
  });
});

it('without scripts nothing is loading', async () => {
  const page = await open({ options: { javaScriptEnabled: false } });
  await page.locator('noscript p').waitFor();
  await page.evaluate(stand_at, 2000);
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
  allow(MISSED);
});
