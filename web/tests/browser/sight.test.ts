// SPDX-License-Identifier: MIT
/** What eyes need: sizes on a projector, room on every screen, colours where the browser takes them. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, still } from './faulty';
import { waitForSteps } from './visit';

/** Where numbers are read: meters, fields, read-outs, line ends, tables, equations, bars. */
const FIGURES =
  '.meters dd, .read-out, .end-label, .sentence, .formula, .equation, .number, td, input[type=text], textarea';

/** Text in sight that is smaller than `text` px, and numbers smaller than `figure`. */
function too_small([figures, text, figure]: [string, number, number]): string[] {
  const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  const found = [...document.querySelectorAll('body *')].filter((element) => {
    if (element.closest('.visually-hidden, noscript, option, dialog:not([open])')) return false;
    const said = element.matches('input[type=text], textarea, select');
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!said && !own) return false;
    const number = element.closest(figures) && !element.closest('small, .note, dt, label');
    return size(element) < (number ? figure : text) - 0.01;
  });
  return found.map((element) => `${size(element)} ${element.tagName}.${element.className}`);
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Elements that stick out of the panel they lie in. */
const sticking_out = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.panel, .transport')].flatMap((panel) => {
      const { right } = panel.getBoundingClientRect();
      return [...panel.querySelectorAll('*')]
        .filter((one) => !one.closest('.visually-hidden') && one.getBoundingClientRect().right > right + 0.5)
        .map((one) => `${one.tagName}.${one.className}`);
    }),
  );

describe('on a projector', () => {
  it.each([
    ['?lang=en&steps=300', 1920],
    ['?lang=zh&steps=300&a.lr=10&colour=blue', 1920],
    ['?lang=zh&steps=300', 1800],
    ['bench.html?lang=en&quick', 1920],
  ])('text has 16 px and numbers 20: %s at %d', async (query, width) => {
    const page = await open({ query, options: { ...still, viewport: { width, height: 1080 } } });
    if (query.startsWith('bench')) {
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByText('Done.').waitFor();
    } else await waitForSteps(page, 300);
    expect(await page.evaluate(too_small, [FIGURES, 16, 20] as [string, number, number])).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await sticking_out(page)).toEqual([]);
  });
});

describe('room', () => {
  it.each(['en', 'zh'])('the transport is one row from 1,024 px: %s', async (lang) => {
    const page = await open({ query: `?lang=${lang}&speed=max&stop=20000` });
    await waitForSteps(page, 20_000);
    for (const width of [1024, 1280, 1440, 1800, 1920, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      const rows = await page.locator('.transport > *').evaluateAll((parts) => {
        const boxes = parts.map((part) => part.getBoundingClientRect());
        const between =
          Math.max(...boxes.map(({ top }) => top)) - Math.min(...boxes.map(({ bottom }) => bottom));
        return between < 0 ? 1 : 2;
      });
      expect([width, rows]).toEqual([width, 1]);
    }
  });

  it.each(['en', 'zh'])('nothing overflows from 320 to 2,560 px: %s', async (lang) => {
    const page = await open({ query: `?lang=${lang}&speed=max&stop=3000&a.lr=10` });
    await waitForSteps(page, 1);
    for (const width of [
      320, 360, 390, 480, 639, 640, 759, 760, 900, 1023, 1024, 1199, 1200, 1440, 1800, 2560,
    ]) {
      await page.setViewportSize({ width, height: 900 });
      // Charts measure themselves some frames later.
      await expect
        .poll(async () => [width, await overflow(page), await sticking_out(page)])
        .toEqual([width, 0, []]);
    }
  });
});

it.each(['light', 'dark'] as const)(
  'forced colours leave bars, tracks, handles and choices: %s',
  async (colorScheme) => {
    const options = { ...still, forcedColors: 'active' as const, colorScheme };
    const page = await open({ query: '?lang=en&steps=100', options });
    await waitForSteps(page, 100);
    await page.locator('.layer .run-b .track i').first().waitFor();
    const colours = await page.evaluate(() => {
      const style = (selector: string, pseudo?: string) => {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`no ${selector}`);
        return getComputedStyle(element, pseudo);
      };
      return {
        ground: style('body').backgroundColor,
        bars: ['.layer .run-b .track i', '.signed-track i'].map((one) => style(one).backgroundColor),
        axis: style('.signed-track').backgroundImage,
        stripes: ['.run.run-a', '.run.run-b'].map((one) => style(one).borderLeftColor),
        segments: [':checked', ':not(:checked)'].map(
          (state) => style(`.speed label:has(input${state})`).backgroundColor,
        ),
      };
    });
    for (const bar of colours.bars) expect(bar).not.toBe(colours.ground);
    expect(colours.axis).toMatch(/gradient/);
    expect(new Set([...colours.stripes, colours.ground]).size).toBe(3);
    expect(colours.segments[0]).not.toBe(colours.segments[1]);
    // Of a slider's parts no script learns the colours: look at the pixels, of which more than one colour must be left.
    const slider = page.locator('.run-b input[type=range]').first();
    const shot = (await slider.screenshot()).toString('base64');
    const shades = await page.evaluate(async (png) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d', {
        willReadFrequently: true,
      }) as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const at = (x: number, y: number) => context.getImageData(x, y, 1, 1).data.join();
      const middle = Math.floor(image.height / 2);
      const row = Array.from({ length: image.width }, (_, x) => at(x, middle));
      return { ground: at(2, 1), track: row[4] as string, all: new Set(row).size };
    }, shot);
    expect(shades.track).not.toBe(shades.ground);
    expect(shades.all).toBeGreaterThan(2);
  },
);
