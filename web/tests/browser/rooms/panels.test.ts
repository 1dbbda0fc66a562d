// SPDX-License-Identifier: MIT
/** Network and mistakes as they are drawn and pointed at: a line's colour is its weight's sign, a cell is its count. One page. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits } from '../support/layout';
import { shared } from '../support/stage';
import { in_both } from '../support/switches';
import { waitForSteps } from '../support/visit';

const moons = shared({
  query:
    '?lang=en&theme=light&data=moons&test=split&test_share=0.3&net=4tanh&runs=ab&steps=200&stop=0&panel=network',
});

type Rgb = readonly [number, number, number];
/** What means more and less than 0 (styles/tokens.css), on white. */
const SLATE: Rgb = [0x44, 0x58, 0x6f];
const OCHRE: Rgb = [0xc0, 0x8a, 0x00];

interface Pixel {
  x: number;
  y: number;
  rgb: Rgb;
}

/** Pixels of a column of a canvas, in the page's px from its corner. */
const column_of = (canvas: Locator, share: number): Promise<Pixel[]> =>
  canvas.evaluate((element: HTMLCanvasElement, at) => {
    const { width, height } = element;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const ctx = copy.getContext('2d', { willReadFrequently: true });
    ctx?.fillRect(0, 0, 0, 0);
    if (ctx) {
      ctx.fillStyle = '#fff';
      ctx.fillRect(0, 0, width, height);
      ctx.drawImage(element, 0, 0);
    }
    const x = Math.round(at * width);
    const { data } = ctx?.getImageData(x, 0, 1, height) ?? { data: new Uint8ClampedArray() };
    const scale = element.clientWidth / width;
    return Array.from({ length: height }, (_, y) => ({
      x: x * scale,
      y: (y + 0.5) * scale,
      rgb: [data[4 * y], data[4 * y + 1], data[4 * y + 2]] as unknown as Rgb,
    }));
  }, share);

const distance = (one: Rgb, other: Rgb) => Math.hypot(...one.map((part, i) => part - (other[i] as number)));
const point_at = (page: Page, place: string, { x, y }: { x: number; y: number }) =>
  page.locator(place).hover({ position: { x, y } });

it('a line under the pointer is read, and its colour is its sign; a click keeps it', async () => {
  const page = moons();
  await waitForSteps(page, 200);
  const surface = page.locator('.network-surface');
  const spoken = async () => (await surface.getAttribute('aria-valuetext')) ?? '';
  await expect.poll(spoken).toMatch(/^\w+\.(weight|bias)\[/);
  const canvas = page.locator('.network-weights');
  // Right behind the inputs, lines of one unit are apart and thick ones plain.
  const plain = async () => {
    const pixels = await column_of(canvas, 0.33);
    return pixels.filter(({ rgb }) => Math.min(distance(rgb, SLATE), distance(rgb, OCHRE)) < 75);
  };
  await expect.poll(async () => (await plain()).length, { message: 'lines are drawn' }).toBeGreaterThan(2);
  let read = 0;
  for (const pixel of await plain()) {
    await point_at(page, '.network-surface', pixel);
    await expect.poll(spoken).toMatch(/^linear1\.weight\[\d,\d\] /);
    const [, sign] = /\] (−?)[\d.]/.exec(await spoken()) ?? [];
    const slate = distance(pixel.rgb, SLATE) < distance(pixel.rgb, OCHRE);
    expect([pixel.y, sign]).toEqual([pixel.y, slate ? '' : '−']);
    read++;
  }
  expect(read).toBeGreaterThan(2);
  const last = (await plain()).at(-1) as Pixel;
  await surface.click({ position: { x: last.x, y: last.y } });
  const name = (await spoken()).split(' ')[0] as string;
  await page.mouse.move(5, 5);
  expect((await spoken()).split(' ')[0]).toBe(name);
  await page.locator('.weight-reading code', { hasText: name }).waitFor();
});

it('a weight set by keys moves its line at once, and the run’s name on the chart says so', async () => {
  const page = moons();
  const canvas = page.locator('.network-weights');
  const picture = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  const before = await picture();
  await page.locator('.network-surface').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('+');
  await expect.poll(picture).not.toBe(before);
  await page.locator('.loss-panel', { hasText: 'Momentum ✎' }).waitFor();
  await page
    .locator('.network-panel')
    .getByRole('button', { name: /^Take back/ })
    .click();
  await expect.poll(picture, { message: 'as it was drawn' }).toBe(before);
});

it('a cell under the pointer has its words, and a click lists its samples; the diagonal is slate', async () => {
  const page = moons();
  await page.getByRole('radio', { name: 'Mistakes' }).check({ force: true });
  const surface = page.locator('.matrix .figure-surface');
  await surface.waitFor();
  const cells = async (share: number) => {
    const pixels = await column_of(page.locator('.matrix-table'), share);
    return pixels.filter(({ rgb }) => rgb[2] - rgb[0] > 15);
  };
  // Beside the labels the first column begins: its slate cell is the upper one.
  await expect
    .poll(async () => (await cells(0.09)).length, { message: 'cells are drawn' })
    .toBeGreaterThan(5);
  const slate = await cells(0.09);
  const middle = slate[Math.floor(slate.length / 2)] as Pixel;
  await point_at(page, '.matrix .figure-surface', middle);
  await expect.poll(() => surface.getAttribute('aria-valuetext')).toMatch(/^0 right: \d+ of 45$/);
  await surface.click({ position: { x: middle.x, y: middle.y } });
  await page.locator('#worst-title', { hasText: '0 right' }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('cell')).toBe('0-0');
  await page.locator('.worst').getByRole('button', { name: 'All mistakes' }).click();
});

it('fit and have no barrier, beside the chart and on a narrow page', async () => {
  const page = moons();
  for (const width of [1440, 1024, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [panel, there] of [
      [/^(Network|网络)$/, '.network-surface'],
      [/^(Mistakes|错误)$/, '.matrix .figure-surface'],
    ] as const) {
      if (width < 640) await page.getByRole('button', { name: panel }).click();
      else await page.getByRole('radio', { name: panel }).check({ force: true });
      await page.locator(there).waitFor();
      await in_both(page, async (language) => {
        await fits(page, width);
        expect(await barriers(page, language === 'en' ? 'all' : 'colours')).toEqual([]);
      });
    }
  }
});
