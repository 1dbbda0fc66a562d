// SPDX-License-Identifier: MIT
/** Regions as they are drawn: borders where classes are level, a picture a frame, and how they fit. One page. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits } from '../support/layout';
import { shared } from '../support/stage';
import { in_both } from '../support/switches';
import { waitForSteps } from '../support/visit';

const moons = shared({
  query:
    '?lang=en&theme=light&data=moons&test=split&test_share=0.3&net=8tanh-8tanh&runs=abcdef&steps=300&stop=0&speed=max',
});

/** Momentum's picture without its points, once it has been drawn: of each column of pixels what lies there. */
const columns_of = (page: Page) =>
  page
    .locator('.region', { hasText: 'Momentum' })
    .locator('.region-field')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const copy = Object.assign(document.createElement('canvas'), { width, height });
      const ctx = copy.getContext('2d', { willReadFrequently: true });
      ctx?.drawImage(canvas, 0, 0);
      const { data } = ctx?.getImageData(0, 0, width, height) ?? { data: [] };
      const rgb = (x: number, y: number) =>
        [0, 1, 2].map((part) => data[4 * (y * width + x) + part] as number);
      return Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => rgb(x, y)));
    });

type Rgb = readonly number[];
const mixed = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((part, i) => share * part + (1 - share) * (other[i] as number));
const WHITE = [255, 255, 255];
/** The tints of both classes, and Momentum's colour (styles/tokens.css). */
const TINTS = [mixed([0x44, 0x58, 0x6f], WHITE, 0.38), mixed([0xc0, 0x8a, 0x00], WHITE, 0.38)] as const;
const LINE = [0xd5, 0x5e, 0x00];

const distance = (one: Rgb, other: Rgb) => Math.hypot(...one.map((part, i) => part - (other[i] as number)));

/** Of class 0, where a pixel is a blend of both tints; null where something lies over it. */
function share_of(pixel: Rgb): number | null {
  const [zero, one] = TINTS;
  const along = zero.map((part, i) => part - (one[i] as number));
  const off = pixel.map((part, i) => part - (one[i] as number));
  const dot = (a: Rgb, b: Rgb) => a.reduce((sum, part, i) => sum + part * (b[i] as number), 0);
  const share = dot(off, along) / dot(along, along);
  return distance(pixel, mixed(zero, one, share)) < 4 ? share : null;
}

it('a border lies where the two classes are level, and nowhere are they level without one', async () => {
  const page = moons();
  await waitForSteps(page, 300);
  await page.getByText('At step 300').waitFor();
  const drawn = async () =>
    (await columns_of(page)).flat().filter((pixel) => distance(pixel, LINE) < 40).length;
  await expect.poll(drawn, { message: 'a line is drawn' }).toBeGreaterThan(100);
  const columns = await columns_of(page);
  let crossed = 0;
  for (const column of columns.slice(4, -4)) {
    const sides = column.map(share_of);
    let before: { at: number; share: number } | null = null;
    for (const [at, share] of sides.entries()) {
      if (share === null) continue;
      if (before && before.share > 0.5 !== share > 0.5) {
        crossed++;
        // Between the two lie the line and its casing, and nothing else.
        const between = column.slice(before.at + 1, at);
        expect(Math.min(...between.map((pixel) => distance(pixel, LINE)))).toBeLessThan(110);
      }
      before = { at, share };
    }
  }
  // The moons part in nearly every column.
  expect(crossed).toBeGreaterThan(0.8 * columns.length);
});

it('while six runs go at full speed, a frame has one picture at most', async () => {
  const page = moons();
  await page.evaluate(() => {
    const counts = new Map<number, number>();
    let frame = 0;
    const count = () => {
      frame++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const prototype = CanvasRenderingContext2D.prototype;
    const { putImageData } = prototype;
    prototype.putImageData = function (this: CanvasRenderingContext2D, ...image: unknown[]) {
      // The strip of agreement is an image of one row.
      if ((image[0] as ImageData).height > 1) counts.set(frame, (counts.get(frame) ?? 0) + 1);
      return Reflect.apply(putImageData, this, image);
    };
    Object.assign(globalThis, { pictures: counts });
  });
  const pictures = () =>
    page.evaluate(() => [...(globalThis as unknown as { pictures: Map<number, number> }).pictures.values()]);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await pictures()).length, { timeout: 60_000 }).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(Math.max(...(await pictures()))).toBe(1);
});

it('fit and have no barrier, beside the chart and on a narrow page', async () => {
  const page = moons();
  for (const width of [1440, 1024, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    if (width < 640) await page.getByRole('button', { name: 'Regions', exact: true }).click();
    await page.locator('.region-picture').first().waitFor();
    await in_both(page, async (language) => {
      await fits(page, width);
      expect(await page.locator('.region').count()).toBe(6);
      expect(await barriers(page, language === 'en' ? 'all' : 'colours')).toEqual([]);
    });
  }
});
