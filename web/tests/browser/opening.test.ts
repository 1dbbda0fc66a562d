// SPDX-License-Identifier: MIT
/** The page opens: its shell is seen before its script is asked for, and its chart is made before the runs begin. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { befall, open } from './faulty';
import { waitForSteps } from './visit';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** When the page was first seen, and when each file of its script was asked for, ms. */
const times = (page: Page) =>
  page.evaluate(() => ({
    seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    asked: performance
      .getEntriesByType('resource')
      .filter(({ name }) => /assets\/(page|main|client)-[^/]*\.js$/.test(name))
      .map(({ startTime }) => startTime),
  }));

it.each([
  ['desktop', {}],
  ['phone', phone],
])('is seen before it asks for its script: %s', async (_, options) => {
  const page = await open({ options });
  await waitForSteps(page, 3);
  const { seen, asked } = await times(page);
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(seen);
});

it('waits for no other file before it is seen', async () => {
  const page = await open();
  await waitForSteps(page, 3);
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((file) => 'renderBlockingStatus' in file && file.renderBlockingStatus === 'blocking')
      .filter(({ startTime }) => startTime < (performance.getEntriesByType('paint')[0]?.startTime ?? 0))
      .map(({ name }) => name),
  );
  expect(blocking).toEqual([]);
});

/** Runs in the page before its own scripts: what training needs, in the order in which it is asked for. */
function watch_asked(): void {
  globalThis.asked = [];
  const { Worker, fetch } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      globalThis.asked.push('worker');
    }
  };
  globalThis.fetch = (file, options) => {
    if (String(file).endsWith('.wasm')) globalThis.asked.push('core');
    return fetch(file, options);
  };
}

it('asks for the core before there is a worker, and once', async () => {
  const page = await open({ prepare: (opened) => opened.addInitScript(watch_asked) });
  await waitForSteps(page, 3);
  expect(await page.evaluate(() => globalThis.asked)).toEqual(['core', 'worker', 'worker']);
});

it('a lesson that trains nothing asks for no core', async () => {
  const query = '?room=learn&chapter=4';
  const page = await open({ query, prepare: (opened) => opened.addInitScript(watch_asked) });
  await page.locator('.lesson-verbs .plain:enabled').waitFor();
  expect(await page.evaluate(() => globalThis.asked)).toEqual([]);
});

it.each([
  ['en', 'Training means', '训练就是'],
  ['zh', '训练就是', 'Training means'],
])('its shell speaks the reader’s language alone: %s', async (language, spoken, other) => {
  befall(/assets\/main-.*\.js$/, 'never');
  const page = await open({ options: { locale: language } });
  await page.getByText(spoken).waitFor();
  expect(await page.getByText(other).isVisible()).toBe(false);
});

/** Runs in the page before its own scripts: how its panels come, and when the first worker is asked for. */
function watch_parts(): void {
  globalThis.parts = [];
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      globalThis.parts.push('worker');
    }
  };
  new MutationObserver(() => {
    for (const { id, classList } of document.querySelectorAll('.panel')) {
      const name = id || [...classList].join(' ');
      if (!document.querySelector('.shell') && !globalThis.parts.includes(name)) globalThis.parts.push(name);
    }
  }).observe(document, { childList: true, subtree: true });
}

declare global {
  var parts: string[];
  var asked: string[];
}

it.each([
  ['desktop: the chart', {}, ['loss'], ['why']],
  ['phone: all there is', phone, ['loss', 'runs'], []],
])('what is made before the runs begin, %s', async (_, options, before, after) => {
  const page = await open({ options, prepare: (opened) => opened.addInitScript(watch_parts) });
  await waitForSteps(page, 3);
  await page.locator('.run-card .run-verbs').waitFor();
  const parts = await page.evaluate(() => globalThis.parts);
  const at = (name: string) => parts.findIndex((part) => part.includes(name));
  expect(at('loss')).toBe(0);
  for (const name of [...before, ...after]) expect(at(name), parts.join()).toBeGreaterThanOrEqual(0);
  for (const name of before) expect(at(name), parts.join()).toBeLessThan(at('worker'));
  for (const name of after) expect(at(name), parts.join()).toBeGreaterThan(at('loss'));
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
