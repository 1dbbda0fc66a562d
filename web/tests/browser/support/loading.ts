// SPDX-License-Identifier: MIT
/** Measures the built page (scripts/loading): cold loads, and max speed against workers that do nothing but train. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launch_whole_chromium } from './browsers';
import { type Site, serveSite } from './site';

const LOADS = 9;
const ROUNDS = 5;
const WARM_MS = 1500;
const ROUND_MS = 3000;

declare global {
  /** when the first curve was drawn, ms after navigation, and how often the loss chart was */
  var drawn: { first: number; frames: number };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Runs in the page before its own scripts. Once the core is there, a chart strokes curves, and nothing else, by Path2D. */
function watch_drawing(): void {
  const has_core = () => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'));
  globalThis.drawn = { first: Number.NaN, frames: 0 };
  const { stroke, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.stroke = function (...path: unknown[]) {
    if (path.length > 0 && Number.isNaN(globalThis.drawn.first) && has_core())
      globalThis.drawn.first = performance.now();
    Reflect.apply(stroke, this, path);
  };
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.closest('.loss-panel')) globalThis.drawn.frames++;
    clearRect.apply(this, box);
  };
}

async function fresh_page(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // What is kept for the next visit is not of this one.
    serviceWorkers: 'block',
  });
  await context.addInitScript(watch_drawing);
  return context.newPage();
}

async function load(browser: Browser, { url }: Site) {
  const page = await fresh_page(browser);
  const bodies: Promise<{ wasm: boolean; gzip: number }>[] = [];
  const arrived = new Set<string>();
  page.on('requestfinished', (request) => {
    // The second worker's script is the first one's.
    if (arrived.has(request.url())) return;
    arrived.add(request.url());
    const size = async () => {
      const body = await (await request.response())?.body();
      return { wasm: request.url().endsWith('.wasm'), gzip: body ? gzipSync(body, { level: 9 }).length : 0 };
    };
    bodies.push(size());
  });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.drawn.first > 0);
  const first = await page.evaluate(() => globalThis.drawn.first);
  await page.waitForLoadState('networkidle');
  const answers = await Promise.all(bodies);
  await page.context().close();
  const bytes = (some: typeof answers) => some.reduce((sum, { gzip }) => sum + gzip, 0);
  return {
    first,
    requests: answers.length,
    bytes: bytes(answers),
    wasm: bytes(answers.filter(({ wasm }) => wasm)),
  };
}

/** The page at max speed: steps a second of each run, and drawings of the loss chart a second. */
async function page_speed(browser: Browser, { url }: Site) {
  const page = await fresh_page(browser);
  await page.goto(`${url}?speed=max&stop=0`);
  await page.waitForTimeout(WARM_MS);
  const read = () =>
    page.evaluate(() => {
      const text = document.querySelector('[data-testid=step]')?.textContent ?? '';
      return {
        time: performance.now(),
        steps: Number(text.replace(/\D/g, '')),
        frames: globalThis.drawn.frames,
      };
    });
  const from = await read();
  await page.waitForTimeout(ROUND_MS);
  const to = await read();
  await page.context().close();
  const seconds = (to.time - from.time) / 1000;
  return { steps: (to.steps - from.steps) / seconds, frames: (to.frames - from.frames) / seconds };
}

/** So many workers that only train, the page's own run, each in one wasm instance: steps a second of each. */
async function bare_speed(browser: Browser, { url }: Site, workers: number): Promise<number> {
  const page = await browser.newPage();
  // A file of the site that is no page: it has no content security policy, so that a worker can come from a blob.
  await page.goto(`${url}lib/momentum.d.ts`);
  const speeds = await page.evaluate(train_in_workers, { url, workers, warm: WARM_MS, time: ROUND_MS });
  await page.close();
  return speeds.reduce((sum, speed) => sum + speed, 0) / workers;
}

interface Training {
  url: string;
  workers: number;
  warm: number;
  time: number;
}

function train_in_workers({ url, workers, warm, time }: Training): Promise<number[]> {
  const source = `
    import { loadMomentum } from '${url}lib/momentum.js';
    const { Trainer } = await loadMomentum();
    const trainer = new Trainer({
      seed: 22,
      data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
      hidden: [{ units: 13, activation: 'relu' }, { units: 8, activation: 'sigmoid' }],
      optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
    });
    const train = (time) => {
      const start = performance.now();
      const from = trainer.steps;
      while (performance.now() - start < time) trainer.run_stats(100);
      return ((trainer.steps - from) * 1000) / (performance.now() - start);
    };
    train(${warm});
    postMessage(train(${time}));`;
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const speed = () =>
    new Promise<number>((resolve, reject) => {
      const worker = new Worker(blob, { type: 'module' });
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data);
      };
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  return Promise.all(Array.from({ length: workers }, speed));
}

async function rounds<T>(count: number, name: string, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 1; i <= count; i++) {
    process.stderr.write(`\r${name} ${i}/${count} `);
    results.push(await measure());
  }
  process.stderr.write('\n');
  return results;
}

const site = await serveSite();
const browser = await launch_whole_chromium();
const version = `Chromium ${browser.version()}`;
const loads = await rounds(LOADS, 'cold loads', () => load(browser, site));
const speeds = await rounds(ROUNDS, 'speed, rounds', async () => ({
  one: await bare_speed(browser, site, 1),
  two: await bare_speed(browser, site, 2),
  page: await page_speed(browser, site),
}));
await browser.close();
await site.close();

const of = <T>(all: T[], number: (one: T) => number) => Number(median(all.map(number)).toPrecision(4));
const figures = {
  'first loss point drawn, ms after navigation': of(loads, (one) => one.first),
  'requests of a first view': of(loads, (one) => one.requests),
  'gzip bytes of a first view': of(loads, (one) => one.bytes),
  'gzip bytes of wasm': of(loads, (one) => one.wasm),
  'one worker alone, steps/s': of(speeds, ({ one }) => one),
  'two workers alone, steps/s each': of(speeds, ({ two }) => two),
  'page at max, steps/s of each run': of(speeds, ({ page }) => page.steps),
  'page at max, drawings of the loss chart a second': of(speeds, ({ page }) => page.frames),
  'two workers / one': of(speeds, ({ one, two }) => (2 * two) / one),
  'page, both runs / one worker': of(speeds, ({ one, page }) => (2 * page.steps) / one),
  'page, a run / each of two workers': of(speeds, ({ two, page }) => page.steps / two),
};
for (const [name, value] of Object.entries(figures)) console.log(`${String(value).padStart(9)}  ${name}`);
const machine = {
  date: new Date().toISOString(),
  browser: version,
  processor: cpus()[0]?.model,
  cores: cpus().length,
};
if (process.env.JSON)
  writeFileSync(process.env.JSON, `${JSON.stringify({ ...machine, figures, loads, speeds }, null, 2)}\n`);
