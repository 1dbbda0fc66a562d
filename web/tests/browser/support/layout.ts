// SPDX-License-Identifier: MIT
/** Whether the open page fits: on every width at which its style sheets turn, in its panels, and on a projector. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const [NARROWEST, WIDEST] = [320, 2560];

/** The conditions of the rules that something in the page obeys. */
const conditions_of = (page: Page) =>
  page.evaluate(() => {
    // Of a sheet's pseudo-elements none is found, what has them is.
    const concerns = (rule: CSSRule) =>
      rule instanceof CSSStyleRule && document.querySelector(rule.selectorText.replace(/::[\w-]+/g, ''));
    return [...document.styleSheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule)
      .filter(({ cssRules }) => [...cssRules].some(concerns))
      .map(({ conditionText }) => conditionText);
  });

/** Between these the page is made anew: a phone's, a desk's. */
const KINDS = [480, 1440];

/** The widths on both sides of where the style sheets turn for what is in the page, and the ends. */
export async function turning_widths(page: Page, most = WIDEST): Promise<number[]> {
  const conditions: string[] = [];
  for (const width of KINDS.filter((kind) => kind <= most)) {
    await page.setViewportSize({ width, height: 900 });
    conditions.push(...(await conditions_of(page)));
  }
  const turns = conditions.flatMap((condition) =>
    [...condition.matchAll(/(min|max)-width: ?(\d+)px/g)].flatMap(([, side, width]) =>
      side === 'min' ? [Number(width) - 1, Number(width)] : [Number(width), Number(width) + 1],
    ),
  );
  // Where a phone's page becomes a desk's, and letters a projector's: no sheet was read if they are missing.
  expect(turns).toEqual(expect.arrayContaining([639, 640, 1799, 1800]));
  const widths = new Set([NARROWEST, ...turns, most]);
  return [...widths].filter((width) => width >= NARROWEST && width <= most).sort((one, other) => one - other);
}

/** By how much page and phone's bar are too wide, what sticks out of its panel, and numbers that are no size. */
async function misfits(page: Page, width: number): Promise<(string | number)[]> {
  return page.evaluate(async (wide) => {
    // Charts measure themselves some frames later.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const { scrollWidth } = document.documentElement;
    const bar = document.querySelector('.phone-bar');
    const out = [...document.querySelectorAll('.panel, .transport')].flatMap((panel) => {
      const { right } = panel.getBoundingClientRect();
      return [...panel.querySelectorAll('*')]
        .filter((one) => !one.closest('.visually-hidden, .ravine-figure, .ravine-map, .stations'))
        .filter((one) => one.getBoundingClientRect().right > right + 0.5)
        .map((one) => `${one.tagName}.${one.className}`);
    });
    // What overflows makes a phone zoom out, window and all: the width that was asked for is what counts.
    return [scrollWidth - wide, bar ? bar.scrollWidth - bar.clientWidth : 0, ...out];
  }, width);
}

/** The page is no wider than its window, nor anything than the panel it lies in. */
export async function fits(page: Page, width: number, height = 900): Promise<void> {
  await page.setViewportSize({ width, height });
  await expect
    .poll(() => misfits(page, width), { message: `fits ${width} px`, interval: 30 })
    .toEqual([0, 0]);
}

export async function fits_all(page: Page, widths: readonly number[], height?: number): Promise<void> {
  for (const width of widths) await fits(page, width, height);
}

/** Where numbers are read: meters, fields, read-outs, line ends, tables, equations, bars. */
const FIGURES =
  '.meters dd, .read-out, .end-label, .sentence, .formula, .equation, .number, td, input[type=text], textarea';

/** Text in sight that is smaller than 16 px, and numbers smaller than 20: for the last row of a lecture room. */
export const too_small = (page: Page): Promise<string[]> =>
  page.evaluate((figures) => {
    const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const found = [...document.querySelectorAll('body *')].filter((element) => {
      if (element.closest('.visually-hidden, noscript, option, dialog:not([open])')) return false;
      const is_field = element.matches('input[type=text], textarea, select');
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!is_field && !own) return false;
      const number = element.closest(figures) && !element.closest('small, .note, dt, label');
      return size(element) < (number ? 20 : 16) - 0.01;
    });
    return found.map((element) => `${size(element)} ${element.tagName}.${element.className}`);
  }, FIGURES);

/** Readable from afar, and fitting, on a projector. */
export async function suits_a_projector(page: Page): Promise<void> {
  for (const width of [1800, 1920]) {
    await fits(page, width, 1080);
    expect(await too_small(page), `on ${width} px`).toEqual([]);
  }
}
