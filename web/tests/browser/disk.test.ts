// SPDX-License-Identifier: MIT
/** Opened as a file, or with files missing: both languages say what happened and what to do. */
import { describe, expect, it } from 'vitest';
import { allow, befall, MISSED, open, REFUSED, refuse_inside, trains } from './stage';
import { lost, ON_DISK, on_disk, says_how_to_serve, stand_at } from './unopened';

const SHEET = /\.css$/;

describe('from disk', () => {
  it('index.html says so at once, how to serve it, and leads to the file that opens there', async () => {
    const page = await says_how_to_serve('index.html');
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
    befall(files, 'missing');
    const page = await open();
    await lost(page).waitFor({ timeout: 8000 });
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
});

it('without scripts nothing is loading', async () => {
  const page = await open({ options: { javaScriptEnabled: false } });
  await page.locator('noscript p').waitFor();
  await page.evaluate(stand_at, 2000);
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
  allow(MISSED);
});
