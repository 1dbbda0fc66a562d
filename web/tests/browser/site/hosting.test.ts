// SPDX-License-Identifier: MIT
/** Hosts that know no wasm, rename files, or have a policy of their own: everything trains all the same. */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { DIST } from '../support/site';
import {
  allow,
  break_file,
  LOST,
  open,
  REFUSED,
  refuse_inside_worker,
  site,
  trains,
  WASM,
} from '../support/stage';
import { waitForSteps } from '../support/visit';

/** Counts the modules that are compiled while they arrive. */
const watch_streams = (fresh: Page) =>
  fresh.addInitScript(() => {
    const compile = WebAssembly.compileStreaming;
    Object.assign(globalThis, { streamed: 0 });
    WebAssembly.compileStreaming = async (source) => {
      const module = await compile(source);
      Object.assign(globalThis, { streamed: Reflect.get(globalThis, 'streamed') + 1 });
      return module;
    };
  });
const streamed = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'streamed'));

it('wasm served as something else trains', async () => {
  break_file(WASM, { type: 'text/plain' });
  const page = await open({ prepare: watch_streams });
  await waitForSteps(page, 5);
  await trains(page);
  expect(await streamed(page)).toBe(0);
});

it('index.html under another name trains, streams its core, finds its files and keeps its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-renamed-'));
  cpSync(DIST, folder, { recursive: true });
  renameSync(`${folder}/index.html`, `${folder}/lesson_3(1).html`);
  site.folder = folder;
  onTestFinished(() => {
    site.folder = DIST;
    rmSync(folder, { recursive: true });
  });
  const page = await open({ query: 'lesson_3(1).html?steps=20&lang=en', prepare: watch_streams });
  await waitForSteps(page, 20);
  await trains(page);
  expect(await streamed(page)).toBe(1);
  await expect.poll(() => page.url()).toContain('lesson_3(1).html?');
  // On a slow machine what is kept for the next visit is asked for by now, under its usual name.
  allow(LOST);
});

it('a server’s own policy that refuses what stands in the page: trains, and looks as it should', async () => {
  const page = await open({ query: '?lang=en&theme=dark', prepare: refuse_inside_worker });
  await trains(page);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await page.locator('.loss-panel').evaluate((panel) => getComputedStyle(panel).borderRadius)).toBe(
    '10px',
  );
  allow(REFUSED);
});
