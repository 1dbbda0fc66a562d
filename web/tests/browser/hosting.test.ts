// SPDX-License-Identifier: MIT
/** Hosts that know no wasm, rename files, or show the page in one file: everything trains all the same. */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allow, befall, LOST, open, REFUSED, refuse_inside, site, trains, WASM } from './faulty';
import { DIST } from './support';
import { waitForSteps } from './visit';

describe.each([
  ['as text', 'text/plain'],
  ['as bytes', 'application/octet-stream'],
  ['as a page', 'text/html'],
  ['without a type', null],
])('wasm served %s', (_, type) => {
  it('trains', async () => {
    befall(WASM, { type });
    const page = await open();
    await waitForSteps(page, 5);
    await trains(page);
  });
});

it('index.html under another name trains, finds its files and keeps its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-renamed-'));
  cpSync(DIST, folder, { recursive: true });
  renameSync(`${folder}/index.html`, `${folder}/lesson_3(1).html`);
  site.folder = folder;
  const page = await open({ query: 'lesson_3(1).html?steps=20&lang=en' });
  await waitForSteps(page, 20);
  await trains(page);
  await expect.poll(() => page.url()).toContain('lesson_3(1).html?');
  // On a slow machine what is kept for the next visit is asked for by now, under its usual name.
  allow(LOST);
  site.folder = DIST;
  rmSync(folder, { recursive: true });
});

it('a server’s own policy that refuses what stands in the page: trains, and looks as it should', async () => {
  const page = await open({ query: '?lang=en&theme=dark', prepare: refuse_inside });
  await trains(page);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await page.locator('.loss-panel').evaluate((panel) => getComputedStyle(panel).borderRadius)).toBe(
    '10px',
  );
  allow(REFUSED);
});

it('the page in one file, served as any other', async () => {
  const page = await open({ query: 'momentum-lab.html?steps=20&lang=en' });
  await waitForSteps(page, 20);
  await trains(page);
});
