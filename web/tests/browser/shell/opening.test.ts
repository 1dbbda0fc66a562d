// SPDX-License-Identifier: MIT
/**
 * The page opens: its shell is seen before its script is asked for, its chart is made before the runs begin, and nothing
 * jumps.
 */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { expect, it } from 'vitest';
import { has_not_jumped, watch_shifts } from '../support/shifts';
import { break_file, open } from '../support/stage';
import { pace } from '../support/switches';
import { waitForSteps } from '../support/visit';

const desk = { viewport: { width: 1350, height: 940 } };
const hand = {
  viewport: { width: 412, height: 823 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

declare global {
  /** panels and workers in the order in which they came */
  var parts: string[];
  /** what training needs, in the order in which it was asked for */
  var requested: string[];
}

/** Runs in the page before its own scripts. */
function watch_parts(): void {
  globalThis.parts = [];
  globalThis.requested = [];
  const { Worker, fetch } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      globalThis.parts.push('worker');
      globalThis.requested.push('worker');
    }
  };
  globalThis.fetch = (file, options) => {
    if (String(file).endsWith('.wasm')) globalThis.requested.push('core');
    return fetch(file, options);
  };
  new MutationObserver(() => {
    for (const { id, classList } of document.querySelectorAll('.panel')) {
      const name = id || [...classList].join(' ');
      if (!document.querySelector('.shell') && !globalThis.parts.includes(name)) globalThis.parts.push(name);
    }
  }).observe(document, { childList: true, subtree: true });
}

/** When the page was first seen, when each file of its script was asked for, ms, and what it waited for until seen. */
const times = (page: Page) =>
  page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const painted = performance.getEntriesByType('paint')[0]?.startTime ?? 0;
    return {
      first_paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      loads: files
        .filter(({ name }) => /assets\/(page|main|client)-[^/]*\.js$/.test(name))
        .map(({ startTime }) => startTime),
      blocking: files
        .filter((file) => 'renderBlockingStatus' in file && file.renderBlockingStatus === 'blocking')
        .filter(({ startTime }) => startTime < painted)
        .map(({ name }) => name),
    };
  });

async function came_in_order(page: Page, before: string[], after: string[]): Promise<void> {
  await page.locator('.run-card .run-verbs').waitFor();
  const parts = await page.evaluate(() => globalThis.parts);
  const at = (name: string) => parts.findIndex((part) => part.includes(name));
  expect(at('loss')).toBe(0);
  for (const name of [...before, ...after]) expect(at(name), parts.join()).toBeGreaterThanOrEqual(0);
  for (const name of before) expect(at(name), parts.join()).toBeLessThan(at('worker'));
  for (const name of after) expect(at(name), parts.join()).toBeGreaterThan(at('loss'));
}

it.each([
  ['desktop: before the runs begin, the chart', desk, ['loss'], ['why']],
  ['phone: before the runs begin, all there is', hand, ['loss', 'runs'], []],
])('is seen, then made, asks for the core once, and nothing jumps; %s', async (_, options, before, after) => {
  const page = await open({
    query: '?lang=en&stop=0',
    options,
    prepare: async (fresh) => {
      await fresh.addInitScript(watch_parts);
      await watch_shifts(fresh);
    },
  });
  await waitForSteps(page, 3);
  const { first_paint, loads, blocking } = await times(page);
  expect(loads.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...loads)).toBeGreaterThanOrEqual(first_paint);
  expect(blocking).toEqual([]);
  expect(await page.evaluate(() => globalThis.requested)).toEqual(['core', 'worker', 'worker']);
  await came_in_order(page, before, after);
  await waitForSteps(page, 300);
  await pace(page, '100');
  await waitForSteps(page, 2500);
  await has_not_jumped(page);
});

/** Bytes as a server sends them, each file once, and what of them is wasm. */
it('what a first view loads is at most 221 KB, of which the core is 80', async () => {
  const bodies = new Map<string, Promise<number>>();
  const size = async (response: Response) => gzipSync(await response.body(), { level: 9 }).length;
  const page = await open({
    prepare: async (opened) => {
      opened.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (!bodies.has(pathname)) bodies.set(pathname, size(response));
      });
    },
    options: { serviceWorkers: 'block' },
  });
  await waitForSteps(page, 1);
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(
    [...bodies].map(async ([name, bytes]) => ({ wasm: name.endsWith('.wasm'), bytes: await bytes })),
  );
  const sum = (some: typeof files) => some.reduce((all, { bytes }) => all + bytes, 0);
  expect(sum(files.filter(({ wasm }) => wasm))).toBeLessThanOrEqual(80_000);
  expect(sum(files)).toBeLessThanOrEqual(221_000);
});

it('a lesson that trains nothing asks for no core', async () => {
  const query = '?room=learn&chapter=4';
  const page = await open({ query, prepare: (opened) => opened.addInitScript(watch_parts) });
  await page.locator('.lesson-verbs .plain:enabled').waitFor();
  expect(await page.evaluate(() => globalThis.requested)).toEqual([]);
});

it.each([
  ['en', 'Training means', '训练就是'],
  ['zh', '训练就是', 'Training means'],
])('its shell speaks the reader’s language alone: %s', async (language, spoken, other) => {
  break_file(/assets\/main-.*\.js$/, 'never');
  const page = await open({ options: { locale: language } });
  await page.getByText(spoken).waitFor();
  expect(await page.getByText(other).isVisible()).toBe(false);
});

it('is made all the same where no frame is ever drawn', async () => {
  const page = await open({
    prepare: (opened) =>
      opened.addInitScript(() => {
        globalThis.requestAnimationFrame = () => 0;
        globalThis.PerformanceObserver = class extends PerformanceObserver {
          override observe() {}
        };
      }),
  });
  await page.locator('.run-card .run-verbs').waitFor();
  await page.locator('.transport .play:enabled').waitFor();
});
