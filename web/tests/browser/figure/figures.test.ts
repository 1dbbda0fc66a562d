// SPDX-License-Identifier: MIT
/** Both ways to draw a figure, pixel by pixel: what a canvas shows is what an SVG file shows. One page. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser } from '../support/stage';

declare const drawn: typeof import('./figures-page');

/** Share of painted pixels that may differ: letters are smoothed otherwise in a file, shapes at most at a dash's end. */
const SHAPES = 0.005;
const WORDS = 0.16;

let page: Page;

/** The sources themselves: no page of the site draws every mark. */
async function bundled(): Promise<string> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('figures-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'drawn',
      },
    },
  });
  const [first] = [bundle].flat();
  if (!first || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

beforeAll(async () => {
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundled() });
});
afterAll(() => page.close());

it('shows every mark on canvas as an SVG file shows it', async () => {
  const names = await page.evaluate(() => drawn.names);
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const { painted, differs } = await page.evaluate((one) => drawn.compare(one), name);
    expect(painted, `pixels of: ${name}`).toBeGreaterThan(50);
    expect(differs, `differs: ${name}`).toBeLessThan(name.startsWith('words') ? WORDS : SHAPES);
  }
});

it('and would see a line that is a pixel off, or words', async () => {
  for (const name of ['line', 'disc', 'words'])
    expect((await page.evaluate((one) => drawn.compare_moved(one), name)).differs).toBeGreaterThan(0.2);
});
