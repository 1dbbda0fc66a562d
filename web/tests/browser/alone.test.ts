// SPDX-License-Identifier: MIT
/** The rooms Ravine, Learn and Inside a step alone: on a projector, driven by a clicker, and in a frame. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { launchChromium, type Site, serveSite } from './support';

let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-US', serviceWorkers: 'block' });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await site.close();
  expect(faults).toEqual([]);
});

const THERE = '.ravine-labels .end, .lesson-verbs .plain:enabled, .station:visible';
const DESK = [1440, 900] as const;

async function show(query: string, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(`${site.url}${query}`);
  await page.locator(THERE).first().waitFor();
}

const press = (key: string) => page.keyboard.press(key);
const told = () => page.locator('.told').waitFor({ timeout: 60_000 });

describe('clicker', () => {
  const step = () => page.locator('.present-numbers dd').first().innerText();

  it('walks the ravine from stop to stop, to the end of the ways and not beyond', async () => {
    await show('?lang=en&view=present&room=ravine&ravine_step=0', DESK);
    const presses: [string, string][] = [
      ['PageDown', '1'],
      ['ArrowRight', '2'],
      ['PageDown', '5'],
      ['PageUp', '2'],
      ['s', '3'],
      ['ArrowLeft', '2'],
      ['r', '0'],
      ['PageUp', '0'],
    ];
    for (const [key, at] of presses) {
      await press(key);
      await expect.poll(step).toBe(at);
    }
    for (let i = 0; i < 8; i++) await press('PageDown');
    await expect.poll(step).toBe('60');
    expect(await page.locator('.present-said').innerText()).toMatch(/Momentum swings .* every 14 steps/);
    expect(await page.locator('.present-numbers').innerText()).toMatch(/lr\s0\.01,\sγ\s0\.85\s+0\.0067/);
  });

  it('plays the ravine; its code is that of a loss of w, with the lr and γ it has there', async () => {
    await press('Space');
    await expect.poll(step).toMatch(/^[1-9]$/);
    await press('Space');
    await press('q');
    const code = await page.locator('.present-cover').innerText();
    expect(code).toContain('loss = f(w)');
    expect(code).toContain('opt = optim.SGD([w], lr=0.01, momentum=0.85)');
    await press('Escape');
    await press('Escape');
    await page.getByRole('heading', { name: /ways down a ravine/ }).waitFor();
  });

  it('goes through lessons: question, answer, next chapter, and back', async () => {
    const chapter = () => page.locator('h1').innerText();
    await show('?lang=en&view=present&room=learn&chapter=3', DESK);
    expect(await page.locator('.present-numbers').innerText()).toContain('?');
    await press('PageDown');
    await told();
    expect(await page.locator('.present-numbers').innerText()).toMatch(/74°/);
    await press('PageDown');
    await expect.poll(chapter).toBe('4 A little memory');
    await page.locator('.answers label').nth(2).click();
    await press('PageDown');
    await told();
    expect(await page.locator('.present-numbers').innerText()).toMatch(/Your guess\s+10/);
    await press('PageUp');
    await page.locator('.question').waitFor();
    await press('PageUp');
    await expect.poll(chapter).toBe('3 Zig-zag in the ravine');
  });

  it('goes through a step from phase to phase, and back', async () => {
    const station = () => page.locator('.station:visible h3').innerText();
    await show('?lang=en&view=present&room=inside&steps=30', DESK);
    const presses: [string, RegExp][] = [
      ['PageDown', /Forward/],
      ['PageDown', /Loss/],
      ['PageDown', /Backward/],
      ['PageDown', /Velocity/],
      ['PageUp', /Backward/],
      ['PageUp', /Loss/],
      ['PageUp', /Forward/],
      ['PageDown', /Loss/],
      ['PageDown', /Backward/],
      ['ArrowRight', /Velocity/],
      ['PageDown', /Update/],
    ];
    for (const [key, at] of presses) {
      await press(key);
      await expect.poll(station).toMatch(at);
    }
    expect(await page.locator('.station:visible').count()).toBe(1);
  });
});

/** Texts in sight, but the keys, that are written smaller than wanted, in px of the screen. */
function too_small(least: number): string[] {
  return [...document.querySelectorAll('.present *')].flatMap((element) => {
    if (element.closest('.visually-hidden, .present-hints, kbd, sub') || element.tagName === 'TABLE')
      return [];
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    const seen = element.getClientRects().length > 0;
    return own && seen && size < least - 0.01
      ? [`${size} ${element.tagName}.${element.getAttribute('class')}: ${element.textContent}`]
      : [];
  });
}

describe('from the last row', () => {
  const large = [1920, 1080] as const;
  it.each([
    ['?lang=en&theme=light&room=ravine', large, ''],
    ['?lang=zh&theme=dark&room=ravine&runs=abcdef', DESK, ''],
    ['?lang=en&theme=dark&room=learn&chapter=1', DESK, 'run'],
    ['?lang=zh&theme=light&room=learn&chapter=2', large, ''],
    ['?lang=en&theme=light&room=learn&chapter=3', large, 'run'],
    ['?lang=en&theme=light&room=learn&chapter=4', DESK, 'run'],
    ['?lang=zh&theme=dark&room=learn&chapter=5', DESK, 'run'],
    ['?lang=en&theme=light&room=inside&steps=30&phase=1', large, ''],
    ['?lang=zh&theme=dark&room=inside&steps=30&phase=3', DESK, ''],
  ] as const)('nothing is under 27 px, nothing overflows, no barrier: %s %s %s', async (query, size, run) => {
    await show(`${query}&view=present`, size);
    if (run) {
      await press('PageDown');
      await told();
    }
    await page.waitForTimeout(400);
    const unit = Math.min(size[0] / 1920, size[1] / 1080);
    expect(await page.evaluate(too_small, 27 * unit)).toEqual([]);
    const over = await page.evaluate(() => {
      const box = document.querySelector('.present') as HTMLElement;
      return [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
    });
    expect(over).toEqual([0, 0]);
    expect(await barriers(page)).toEqual([]);
  });
});

describe('in a frame', () => {
  it('plays and resets the ravine, and says its numbers', async () => {
    await show('?lang=en&view=embed&room=ravine', [400, 420]);
    const step = () => page.getByTestId('step').innerText();
    expect(await page.locator('.embed-losses').innerText()).toMatch(/Momentum\s+0\.00666/);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(step).toBe('0');
    await page.getByRole('button', { name: 'Step 1' }).click();
    await expect.poll(step).toBe('1');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(step).not.toBe('1');
    await page.getByRole('button', { name: 'Pause' }).click();
    const link = page.getByRole('link', { name: 'Open in Momentum Lab' });
    const now = await step();
    expect(await link.getAttribute('href')).toContain(`ravine_step=${now}`);
  });

  it('asks and answers a chapter, and goes through a step', async () => {
    await show('?lang=en&view=embed&room=learn&chapter=4', [700, 420]);
    expect(await page.locator('.chapter-list, .lesson-head, .top').count()).toBe(0);
    await page.getByRole('button', { name: 'Just show me' }).click();
    await told();
    expect(await page.locator('.key-numbers').innerText()).toContain('10');
    await show('?lang=en&view=embed&room=inside&steps=30', [1300, 640]);
    await page.getByRole('button', { name: /^Next: Forward/ }).click();
    await expect.poll(() => page.locator('.station.now h3').innerText()).toMatch(/Loss/);
    await page.getByRole('button', { name: /^Back/ }).click();
    await expect.poll(() => page.locator('.station.now h3').innerText()).not.toMatch(/Loss/);
  });

  it.each([
    ['?lang=en&theme=light&room=ravine', 'whole'],
    ['?lang=zh&theme=dark&room=ravine', 'whole'],
    ['?lang=en&theme=light&room=inside&steps=30&phase=3', 'whole'],
    ['?lang=zh&theme=dark&room=inside&steps=30', 'whole'],
    // A lesson is read on, down the frame.
    ['?lang=en&theme=light&room=learn&chapter=5', 'long'],
    ['?lang=zh&theme=dark&room=learn&chapter=1', 'long'],
  ])('fits every width, and has no barrier: %s', async (query, kind) => {
    await show(`${query}&view=embed`, [280, 480]);
    for (const width of [280, 360, 640, 1000, 1920]) {
      await page.setViewportSize({ width, height: 480 });
      const over = () =>
        page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - innerWidth, scrollHeight - innerHeight];
        });
      await expect.poll(over).toEqual([0, kind === 'whole' ? 0 : expect.any(Number)]);
      if (width === 280 || width === 1000) expect(await barriers(page)).toEqual([]);
    }
  });
});
