// SPDX-License-Identifier: MIT
/** What eyes need: colours where the browser takes them away, and the speed page in sizes for every screen. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits, suits_a_projector } from '../support/layout';
import { open, still } from '../support/stage';
import { in_both } from '../support/switches';
import { waitForSteps } from '../support/visit';

/** Bars, tracks, handles and choices are there, whatever the system's colours are. */
async function keeps_its_marks(page: Page): Promise<void> {
  const colours = await page.evaluate(() => {
    const style = (selector: string, pseudo?: string) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`no ${selector}`);
      return getComputedStyle(element, pseudo);
    };
    return {
      // Of the panels on which they lie: the body's is transparent, and so unlike any.
      ground: style('.panel').backgroundColor,
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
}

it('forced colours leave bars, tracks, handles and choices, light or dark', async () => {
  const page = await open({ query: '?lang=en&steps=100', options: { ...still, forcedColors: 'active' } });
  await waitForSteps(page, 100);
  await page.locator('.layer .run-b .track i').first().waitFor();
  const grounds = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.locator('html').getAttribute('data-theme'), { message: colorScheme })
      .toBe(colorScheme);
    await keeps_its_marks(page);
    grounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  }
  expect(grounds.size).toBe(2);
});

it('the speed page fits, is readable from afar, and has no barrier', async () => {
  const page = await open({ query: 'bench.html?lang=en&theme=light&quick' });
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('Done.').waitFor();
  await suits_a_projector(page);
  await in_both(page, async (language) => {
    for (const width of [390, 1440]) await fits(page, width);
    expect(await barriers(page, language === 'en' ? 'all' : 'colours')).toEqual([]);
  });
});
