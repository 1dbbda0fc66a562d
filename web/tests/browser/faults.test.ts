// SPDX-License-Identifier: MIT
/** Files that do not come, browsers that cannot, links that are wrong: words, and a way on that works afterwards. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alert_of, allow, befall, LOST, mend, open, site, still, trains, WASM, WORKER } from './faulty';
import type { Mishap } from './support';
import { steps, waitForSteps } from './visit';

describe('files', () => {
  const mishaps: [string, RegExp, Mishap][] = [
    ['the core is missing', WASM, 'missing'],
    ['the core is cut', WASM, 'cut'],
    ['the worker is missing', WORKER, 'missing'],
    ['the worker is cut', WORKER, 'cut'],
  ];
  it.each(mishaps)('%s: says so, and loads again', async (_, file, mishap) => {
    befall(file, mishap);
    const page = await open({ options: still });
    const banner = alert_of(page, 'Plain gradient descent and Momentum could not start');
    await banner.getByText('The training core could not be loaded.').waitFor();
    await page.getByText('Stopped: see the message').waitFor();
    mend();
    await banner.getByRole('button', { name: 'Load again' }).click();
    await banner.waitFor({ state: 'detached' });
    await trains(page);
    allow(LOST);
  });

  it.each([
    ['the core', WASM],
    ['the worker', WORKER],
  ])('%s comes late: says loading, in Chinese too, then trains', async (_, file) => {
    befall(file, { late: 3000 });
    const page = await open({ query: '?lang=zh', options: still });
    await page.locator('.status').getByText('正在加载训练内核…').waitFor();
    expect(await page.getByRole('button', { name: '正在加载训练内核…' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: '走一步' }).isDisabled()).toBe(true);
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '播放' }).waitFor();
    expect(await steps(page)).toBe(0);
    await trains(page);
  });

  it.each([
    ['the core', WASM],
    ['the worker', WORKER],
  ])('%s never comes: says so after a while, and loads again', async (_, file) => {
    befall(file, 'never');
    const page = await open({ prepare: (fresh) => fresh.clock.install() });
    await page.locator('.status').getByText('Loading the training core…').waitFor();
    await page.clock.runFor(11_000);
    const banner = alert_of(page, 'Still loading');
    await banner.getByText('has not arrived yet').waitFor();
    mend();
    await banner.getByRole('button', { name: 'Load again' }).click();
    // What was to begin begins.
    await waitForSteps(page, 5);
    expect(await page.locator('.banner').count()).toBe(0);
    allow(LOST);
  });

  it('the page’s own script is missing, cut or never comes: both languages say so', async () => {
    for (const mishap of ['missing', 'cut', 'never'] as const) {
      befall(/^assets\/(index|bench)-.*\.js$/, mishap);
      const page = await open({ prepare: (fresh) => fresh.clock.install() });
      if (mishap === 'never') {
        await page.getByText('Loading…').waitFor();
        await page.clock.runFor(11_000);
      }
      const words = page.getByText('The page has not arrived whole');
      await words.waitFor();
      await page.getByText('页面没有加载完整').waitFor();
      mend();
      await page.getByRole('link', { name: 'Load again' }).click();
      await waitForSteps(page, 5);
      expect(await words.count()).toBe(0);
      await page.context().close();
    }
  });
});

describe('browsers', () => {
  const without: [string, () => void][] = [
    ['workers', () => Reflect.deleteProperty(globalThis, 'Worker')],
    ['WebAssembly', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
    [
      'leave to make workers',
      () => {
        globalThis.Worker = class {
          constructor() {
            throw new DOMException('refused', 'SecurityError');
          }
        } as never;
      },
    ],
  ];
  it.each(without)('without %s: both pages say so', async (_, take_away) => {
    const prepare = (fresh: Page) => fresh.addInitScript(take_away);
    const page = await open({ query: '?lang=en', prepare });
    await page.getByText('The page cannot train in this browser').waitFor();
    await page.goto(`${site.url}bench.html?lang=zh`);
    await page.getByRole('button', { name: '开始测速' }).click();
    await page.getByRole('alert').getByText('这个浏览器里无法训练').waitFor();
    await page.getByRole('button', { name: '开始测速' }).waitFor();
  });

  it.each([
    ['?lang=en', 'not a finite number'],
    ['?lang=zh', '不是有限值'],
  ])('a loss that is no number is told in words: %s', async (query, words) => {
    const before = `
      const post = self.postMessage.bind(self);
      self.postMessage = (message, moved) => {
        if (message.value?.ok?.snapshot) message.value.ok.snapshot.loss = Number.NaN;
        post(message, moved);
      };
    `;
    befall(WORKER, { before });
    const page = await open({ query, options: still });
    await page.locator('.run-line').getByText(words).first().waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/NaN/);
  });

  it('bench.html says when its worker does not come, and measures when it does', async () => {
    befall(/^assets\/bench-entry-.*\.js$/, 'missing');
    const page = await open({ query: 'bench.html?quick&lang=en' });
    await page.getByRole('button', { name: 'Run' }).click();
    await page
      .getByRole('alert')
      .getByText('The measurement failed. The training core could not be loaded.')
      .waitFor();
    mend();
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('Done.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    allow(LOST);
  });
});

describe('links', () => {
  it('thousands of problems are ten and a count, none of them long', async () => {
    const wrong = Array.from({ length: 3000 }, (_, i) => `x=${i}${'y'.repeat(i === 0 ? 500 : 3)}`);
    const page = await open({ query: `?lang=en&${wrong.join('&')}&z${'z'.repeat(500)}=1`, options: still });
    const note = page.getByRole('region', { name: /Part of the link could not be used/ });
    await note.waitFor();
    const items = await note.getByRole('listitem').allTextContents();
    expect(items).toHaveLength(11);
    expect(items.at(-1)).toBe('… and 2,991 more');
    expect(Math.max(...items.map(({ length }) => length))).toBeLessThan(300);
    await note.getByRole('button', { name: 'Close this note' }).click();
    await trains(page);
  });

  it('a link of twenty thousand changes is replayed', async () => {
    const changes = Array.from({ length: 20_000 }, (_, i) => `${i % 2 ? 0.1 : 0.2}@${i + 1}`).join();
    const page = await open({ query: `?lang=en&b.lr=0.1,${changes}&steps=300`, options: still });
    await waitForSteps(page, 300);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await trains(page);
  });
});
