// SPDX-License-Identifier: MIT
/** Files that do not come and browsers that cannot: words, and a way on that works afterwards. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Mishap } from '../support/site';
import {
  alert_of,
  allow,
  break_file,
  LOST,
  mend,
  open,
  site,
  still,
  trains,
  WASM,
  WORKER,
} from '../support/stage';
import { lost, on_disk, stand_at } from '../support/unopened';
import { steps, waitForSteps } from '../support/visit';

/** Comes at once, but is asked for again the next time. */
const IN_TIME: Mishap = { late: 0 };
const OWN_SCRIPT = /^assets\/(index|bench)-.*\.js$/;
const BENCH_WORKER = /^assets\/core-worker-.*\.js$/;
const MAIN_SCRIPT = /^assets\/main-.*\.js$/;
/** The words of the visitor's language. */
const WORDS = /^assets\/en-.*\.js$/;
/** What the browser says of the page's own scripts, and of a worker's that was asked for again. */
const MISSED = /Failed to load resource|^failed: .*\.js(\?\d)?$|^error: Unexpected end of input$/;

/** What befalls the core and the worker's script; gives back how often that whose turn it is was asked for. */
function break_training(core: Mishap, worker: Mishap, whose: RegExp): () => number {
  let requests = 0;
  site.troubled = true;
  site.fault_of = (name) => {
    if (whose.test(name)) requests++;
    if (WASM.test(name)) return core;
    return WORKER.test(name) ? worker : undefined;
  };
  return () => requests;
}

/** Asks for the files again, which are answered as now befalls them. */
async function again(banner: Locator, requests: () => number): Promise<void> {
  await banner.getByRole('button', { name: 'Load again' }).click();
  await expect.poll(requests, { message: 'the file is asked for again' }).toBeGreaterThan(0);
}

describe('files of training', () => {
  it('are missing or cut: says so each time, and loads again', async () => {
    // The core first: once it is there, it is not asked for again.
    break_training('missing', IN_TIME, WASM);
    const page = await open({ options: still });
    const banner = alert_of(page, 'Plain gradient descent and Momentum could not start');
    const banner_text = async () => {
      await banner.getByText('The training core could not be loaded.').waitFor();
      await page.getByText('Stopped: see the message').waitFor();
    };
    await banner_text();
    const turns: [Mishap, Mishap, RegExp][] = [
      ['cut', IN_TIME, WASM],
      [IN_TIME, 'missing', WORKER],
      [IN_TIME, 'cut', WORKER],
    ];
    for (const [core, worker, whose] of turns) {
      await again(banner, break_training(core, worker, whose));
      await banner_text();
    }
    mend();
    await banner.getByRole('button', { name: 'Load again' }).click();
    await banner.waitFor({ state: 'detached' });
    await trains(page);
    allow(LOST);
    allow(MISSED);
  });

  it.each([
    ['the core', WASM],
    ['the worker', WORKER],
  ])(
    '%s comes late: says loading, in Chinese too, then makes the step that was pressed, and trains',
    async (_, file) => {
      let arrive = () => {};
      break_file(file, {
        late: new Promise((done) => {
          arrive = done;
        }),
      });
      const page = await open({ query: '?lang=zh', options: still });
      await page.locator('.status').getByText('正在加载训练内核…').waitFor();
      expect(await page.getByRole('button', { name: '正在加载训练内核…' }).isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: '走一步' }).isDisabled()).toBe(true);
      await page.keyboard.press('s');
      arrive();
      await page.getByRole('button', { name: '播放' }).waitFor();
      await waitForSteps(page, 1);
      expect(await steps(page)).toBe(1);
      await trains(page);
    },
  );

  it('never come: says so after a while, and loads again', async () => {
    break_training('never', IN_TIME, WASM);
    const page = await open({ prepare: (fresh) => fresh.clock.install() });
    const scripts = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(new URL(request.url()).search);
    });
    const banner = alert_of(page, 'Still loading');
    const banner_text = async () => {
      await page.locator('.status').getByText('Loading the training core…').waitFor();
      await page.clock.runFor(11_000);
      await banner.getByText('has not arrived yet').waitFor();
    };
    await banner_text();
    await again(banner, break_training(IN_TIME, 'never', WORKER));
    await banner_text();
    mend();
    await banner.getByRole('button', { name: 'Load again' }).click();
    // What was to begin begins.
    await waitForSteps(page, 5);
    expect(await page.locator('.banner').count()).toBe(0);
    // Another try is for another address: the same one's would wait for the first.
    expect([...scripts].filter(Boolean)).not.toEqual([]);
    allow(LOST);
  });
});

it('the page’s own script is missing, cut or never comes: both languages say so, and it loads again', async () => {
  break_file(OWN_SCRIPT, 'missing');
  // On a phone, where what is said has its place in the page’s idea.
  const options = { viewport: { width: 390, height: 844 } };
  const page = await open({ options });
  const idea = page.getByText('Training means walking downhill');
  const banner_text = async () => {
    // Sooner than for a script that never comes.
    await lost(page).waitFor({ timeout: 8000 });
    await lost(page).getByText('页面没有加载完整').waitFor();
    await page.getByRole('link', { name: '重新加载' }).waitFor();
    expect(await on_disk(page).isVisible()).toBe(false);
    expect(await page.getByText('Loading…').isVisible()).toBe(false);
  };
  const next = async (file: RegExp, mishap: Mishap) => {
    break_file(file, mishap);
    const loaded = page.waitForEvent('framenavigated');
    await page.getByRole('link', { name: 'Load again' }).click();
    await loaded;
  };
  await banner_text();
  await next(OWN_SCRIPT, 'cut');
  await banner_text();
  for (const file of [OWN_SCRIPT, MAIN_SCRIPT]) {
    await next(file, 'never');
    await page.getByText('Loading…').waitFor();
    await idea.waitFor();
    // The style sheet counts the ten seconds.
    await page.evaluate(stand_at, 9000);
    expect(await lost(page).isVisible()).toBe(false);
    await page.evaluate(stand_at, 11_000);
    await banner_text();
    expect(await idea.isVisible()).toBe(false);
  }
  mend();
  await page.getByRole('link', { name: 'Load again' }).click();
  await waitForSteps(page, 5);
  expect(await lost(page).count()).toBe(0);
  allow(MISSED);
});

it('the words of the visitor’s language are missing: both languages say so, and it loads again', async () => {
  break_file(WORDS, 'missing');
  const page = await open();
  await lost(page).waitFor({ timeout: 8000 });
  await lost(page).getByText('页面没有加载完整').waitFor();
  mend();
  await page.getByRole('link', { name: 'Load again' }).click();
  await waitForSteps(page, 5);
  allow(MISSED);
  allow(/dynamically imported module/);
});

/** What a browser may lack, taken away before the page is there or in it. */
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

describe('browsers', () => {
  it.each(without)('without %s: the page says so', async (_, take_away) => {
    const prepare = (fresh: Page) => fresh.addInitScript(take_away);
    const page = await open({ query: '?lang=en', prepare });
    await page.getByText('The page cannot train in this browser').waitFor();
    // The core that came is given up.
    allow(LOST);
  });

  it('bench.html says so too, and when its worker does not come, and measures when it does', async () => {
    break_file(BENCH_WORKER, IN_TIME);
    const page = await open({ query: 'bench.html?quick&lang=zh' });
    const run = page.getByRole('button', { name: '开始测速' });
    const alert = page.getByRole('alert');
    await run.waitFor();
    await page.evaluate(() => Object.assign(globalThis, { had: { Worker, WebAssembly } }));
    for (const [, take_away] of without) {
      await page.evaluate(take_away);
      await run.click();
      await alert.getByText('这个浏览器里无法训练').waitFor();
      await run.waitFor();
      await page.evaluate(() => Object.assign(globalThis, Reflect.get(globalThis, 'had')));
    }
    break_file(BENCH_WORKER, 'missing');
    await run.click();
    await alert.getByText('测量失败。训练内核加载失败。').waitFor();
    mend();
    await run.click();
    await page.getByText('测量完成。').waitFor();
    expect(await alert.count()).toBe(0);
    allow(LOST);
    allow(MISSED);
  });
});
