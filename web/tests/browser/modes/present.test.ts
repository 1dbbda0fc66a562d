// SPDX-License-Identifier: MIT
/** Rooms on a projector: the screen filled and blanked, keys that fade, and all of it readable from the last row. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  at_step,
  click_to,
  enter,
  full_screen,
  is_readable,
  LARGE,
  leave,
  shown_step,
  switch_language,
  switch_theme,
} from '../support/last-row';
import { shared, still } from '../support/stage';
import { waitForSteps } from '../support/visit';

declare global {
  /** ms until the keys' rest, after the pointer moved */
  var shown_for: Promise<number>;
}

const query = '?lang=en&theme=light&steps=10&stop=600';
const open_page = shared({ query, options: { ...still, viewport: LARGE } });

describe('from the page', () => {
  it('the header leads to it; F fills the screen, and again not', async () => {
    const page = open_page();
    await waitForSteps(page, 10);
    await page.getByRole('button', { name: 'Present' }).click();
    await at_step(page, '10');
    await full_screen(page, true);
    await page.keyboard.press('f');
    await full_screen(page, false);
    expect(await shown_step(page).innerText()).toBe('10');
    await page.keyboard.press('f');
    await full_screen(page, true);
    await page.getByRole('button', { name: 'leave' }).click();
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
    await full_screen(page, false);
    // As the browser's own Esc does, which the page does not hear.
    await page.getByRole('button', { name: 'Present' }).click();
    await full_screen(page, true);
    await page.evaluate(() => document.exitFullscreen());
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
  });

  it('the keys fade after three seconds, but not for who came to them by keys, and come back', async () => {
    const page = open_page();
    await enter(page, 'train');
    const hints = page.locator('.present-hints');
    const opacity = (is: string, message: string) =>
      expect.poll(() => hints.evaluate((element) => getComputedStyle(element).opacity), { message }).toBe(is);
    await page.keyboard.press('Tab');
    await hints.getByRole('button').first().focus();
    // By the page's own clock: a busy machine's waits are longer.
    await hints.evaluate((element) => {
      globalThis.shown_for = new Promise((done) => {
        const look = (since: number) => {
          if (element.matches('.asleep')) done(performance.now() - since);
          else requestAnimationFrame(() => look(since));
        };
        addEventListener('mousemove', () => look(performance.now()), { once: true });
      });
    });
    await page.mouse.move(500, 500);
    expect(await page.evaluate(() => globalThis.shown_for)).toBeGreaterThan(2900);
    await opacity('1', 'keys that have the focus');
    await hints.getByRole('button').first().blur();
    await opacity('0', 'keys without it');
    await page.mouse.move(600, 500);
    await opacity('1', 'keys that came back');
  });

  it('blank is black, and all of the screen; the link is large', async () => {
    const page = open_page();
    await page.keyboard.press('b');
    const black = page.locator('.present-blank');
    expect(await black.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(0, 0, 0)');
    expect(await black.boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
    await page.keyboard.press('PageDown');
    await black.waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await expect
      .poll(async () => (await page.locator('.link .qr').boundingBox())?.height, { message: 'a large code' })
      .toBeGreaterThan(600);
    const ends = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom };
      });
    expect((await ends('.link .qr')).bottom).toBeLessThanOrEqual((await ends('.present-address')).top);
    await is_readable(page, 'the link');
    await page.keyboard.press('Escape');
    await page.locator('.present-cover').waitFor({ state: 'detached' });
  });

  it('scales with the screen', async () => {
    const page = open_page();
    const sentence = page.locator('.present-said');
    const size = () => sentence.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    await page.setViewportSize(LARGE);
    const large = await size();
    await page.setViewportSize({ width: 3840, height: 2160 });
    await expect.poll(size).toBeCloseTo(2 * large, 3);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(size).toBeCloseTo((large * 2) / 3, 3);
    for (const [width, height] of [
      [390, 844],
      [844, 390],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect
        .poll(() => page.evaluate(order), { message: `one below the other, ${width} px` })
        .toEqual([]);
    }
    await page.setViewportSize(LARGE);
    await leave(page);
  });
});

/** What does not stand above what comes after it: figure, words and link, keys; and what is wider than the screen. */
function order(): string[] {
  const box = (part: string) => (document.querySelector(part) as Element).getBoundingClientRect();
  const [figure, sentence, run, hints] = ['figure', 'said', 'run', 'hints'].map((part) =>
    box(`.present-${part}`),
  ) as [DOMRect, DOMRect, DOMRect, DOMRect];
  const wide = (document.querySelector('.present') as Element).scrollWidth;
  return [
    ...(figure.bottom > sentence.top + 1 ? ['the figure reaches into the words'] : []),
    ...(Math.max(sentence.bottom, run.bottom) > hints.top + 1 ? ['the words reach into the keys'] : []),
    ...(innerHeight > innerWidth && wide > innerWidth ? [`${wide} px wide`] : []),
  ];
}

type Rules = 'colours' | undefined;

/** The race far enough for a long sentence. */
async function race(page: Page, rules: Rules): Promise<void> {
  await enter(page, 'train');
  // In the other language it is there already.
  if (!rules) await click_to(page, 600);
  await page.locator('.present-said', { hasText: / 210/ }).waitFor();
  await is_readable(page, 'the race', rules);
  await leave(page);
}

async function down_the_ravine(page: Page, rules: Rules): Promise<void> {
  await enter(page, 'ravine');
  await is_readable(page, 'the ravine', rules);
  await leave(page);
}

/** Every station of a step; of the five only the one the run is at. */
async function stations(page: Page, rules: Rules): Promise<void> {
  await enter(page, 'inside');
  const station = page.locator('.present .station:visible');
  await is_readable(page, 'before the first phase', rules);
  for (const number of ['1', '2', '3', '4', '5']) {
    await page.keyboard.press('PageDown');
    await expect
      .poll(() => page.locator('.present .station.now .station-number').innerText(), {
        message: `station ${number}`,
      })
      .toBe(number);
    expect(await station.locator('.station-number').allInnerTexts()).toEqual([number]);
    await is_readable(page, `station ${number}`, rules);
  }
  // The step comes to its end.
  await page.keyboard.press('PageDown');
  await leave(page);
}

/** These have a question after the answer. */
const FURTHER = [2, 5, 6, 7];

/** Every lesson, asked and told, with its keys. */
async function lessons(page: Page, keys: string[], rules: Rules): Promise<void> {
  await enter(page, 'learn');
  const question = page.locator('.present-lesson .question');
  for (let number = 1; number <= 8; number++) {
    await page.locator('.present h1', { hasText: `${number} ` }).waitFor();
    // What the question shows is there, and it can be run.
    await question.locator('button:enabled').first().waitFor();
    for (const key of keys) await page.getByRole('button', { name: key, exact: true }).waitFor();
    await is_readable(page, `lesson ${number}, asked`, rules);
    // The first is walked station by station; presses wait for each other.
    for (let press = number === 1 ? 6 : 1; press > 0; press--) await page.keyboard.press('PageDown');
    await question.waitFor({ state: 'detached' });
    await is_readable(page, `lesson ${number}, told`, rules);
    for (const further of FURTHER.includes(number) ? ['button', '[role=status]'] : []) {
      await page.keyboard.press('PageDown');
      await page.locator(`.present .further ${further}`).waitFor();
      await is_readable(page, `lesson ${number}, further ${further}`, rules);
    }
    if (number < 8) await page.keyboard.press('PageDown');
  }
  await leave(page);
  await page.locator('.chapter-side li button').first().click();
}

/** The race of six and their code. */
async function six(page: Page, rules: Rules): Promise<void> {
  await enter(page, 'train');
  await expect.poll(() => page.locator('.present-numbers dd').count(), { message: 'six and a step' }).toBe(7);
  if (!rules) await click_to(page, 200);
  await is_readable(page, 'six', rules);
  await page.keyboard.press('q');
  await page.locator('.present-cover').waitFor();
  await is_readable(page, 'the code of six', rules);
  await page.keyboard.press('Escape');
  await leave(page);
}

// Nothing is under 27 px, nothing overflows, nothing is in the way.
describe('from the last row', () => {
  it('two runs, in English and light', async () => {
    const page = open_page();
    await race(page, undefined);
    await down_the_ravine(page, undefined);
    await stations(page, undefined);
    await lessons(page, ['Space run', 'R guess again'], undefined);
  });

  it('two runs, in Chinese and dark', async () => {
    const page = open_page();
    await switch_language(page);
    await switch_theme(page);
    await race(page, 'colours');
    await down_the_ravine(page, 'colours');
    await stations(page, 'colours');
    await lessons(page, ['空格 运行', 'R 重新猜'], 'colours');
  });

  it('six runs, in both', async () => {
    const page = open_page();
    // In Chinese and dark still.
    await page.locator('.tabs button').first().click();
    for (let runs = 3; runs <= 6; runs++) {
      await page.locator('.run-foot button').click();
      await expect.poll(() => page.locator('.run-list > li').count(), { message: `${runs} runs` }).toBe(runs);
    }
    await six(page, undefined);
    await down_the_ravine(page, undefined);
    await switch_language(page);
    await switch_theme(page);
    await six(page, 'colours');
    await down_the_ravine(page, 'colours');
  });
});
