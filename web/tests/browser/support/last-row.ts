// SPDX-License-Identifier: MIT
/** Rooms on a projector as the last row sees them, and the way to them from the page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers } from './barriers';

/** A screen's px and the least its letters may have: of a screen of 1,920 × 1,080 they are 27. */
export const LARGE = { width: 1920, height: 1080, least: 27 };
const DESK = { width: 1440, height: 900, least: 27 * 0.75 };

const ROOMS = ['train', 'inside', 'ravine', 'learn'] as const;
type Room = (typeof ROOMS)[number];

/** What is there when a room is. */
const THERE: Record<Room, string> = {
  train: '.present .end-label',
  inside: '.present .station:visible',
  ravine: '.present .ravine-labels .end',
  learn: '.present-lesson .lesson-verbs .plain:enabled',
};

export const full_screen = (page: Page, is: boolean) =>
  expect
    .poll(() => page.evaluate(() => document.fullscreenElement !== null), { message: `full screen: ${is}` })
    .toBe(is);

/** From the page, in either language, to a room on the projector; not on all of the screen, which has one size. */
export async function enter(page: Page, room: Room): Promise<void> {
  await page.locator('.tabs button').nth(ROOMS.indexOf(room)).click();
  await page.locator('.present-button').click();
  await page.locator(THERE[room]).first().waitFor();
  await full_screen(page, true);
  await page.keyboard.press('f');
  await full_screen(page, false);
}

export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('header.top').waitFor();
}

export const switch_language = (page: Page) => page.locator('.top-buttons button').first().click();
export const switch_theme = (page: Page) => page.locator('.top-buttons button').nth(1).click();

export const shown_step = (page: Page) => page.locator('.present-numbers dd').first();
export const at_step = (page: Page, step: string) =>
  expect.poll(() => shown_step(page).innerText(), { message: `step ${step}` }).toBe(step);

/** Where a clicker rests on its way, with a stop at 600. */
const STOPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 600];

/** From the start by a clicker's key, from stop to stop. */
export async function click_to(page: Page, step: number): Promise<void> {
  await page.keyboard.press('r');
  await at_step(page, '0');
  for (const stop of STOPS.filter((one) => one <= step)) {
    await page.keyboard.press('PageDown');
    await at_step(page, String(stop));
  }
}

/** Texts in sight, but the keys and what stands below a letter of a formula, with fewer px than wanted. */
function too_small(least: number): string[] {
  const small = '.visually-hidden, .present-hints, kbd, .stations :is(sub, msub > :nth-child(2))';
  return [...document.querySelectorAll('.present *')].flatMap((element) => {
    if (element.closest(small) || element.tagName === 'TABLE') return [];
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    // A drawing has units of its own.
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    const is_visible = element.getClientRects().length > 0;
    return own && is_visible && size < least - 0.01 ? [`${size} ${element.outerHTML.slice(0, 120)}`] : [];
  });
}

function overflow(): number[] {
  const box = document.querySelector('.present') as HTMLElement;
  return [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
}

/** Nothing is too small or too much for a screen of either shape, of which the one there is comes first. */
async function fits(page: Page, what: string): Promise<void> {
  const sizes = page.viewportSize()?.width === LARGE.width ? [LARGE, DESK] : [DESK, LARGE];
  for (const { least, ...size } of sizes) {
    await page.setViewportSize(size);
    const found = async () => [await page.evaluate(too_small, least), await page.evaluate(overflow)];
    // The figure follows its place a picture later.
    await expect.poll(found, { message: `${what}, ${size.width} px` }).toEqual([[], [0, 0]]);
  }
}

/** The same, and nothing is in anybody's way; `rules`: the colours alone where the rest was looked at before. */
export async function is_readable(page: Page, what: string, rules?: 'colours'): Promise<void> {
  await fits(page, what);
  expect(await barriers(page, rules), what).toEqual([]);
}
