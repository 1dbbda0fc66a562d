// SPDX-License-Identifier: MIT
/** The ravine's room under a hand: what is dragged by mouse and finger, what is painted, and a phone's bar. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { phone, shared, still } from '../support/stage';

const ROOM = '?lang=en&room=ravine';
const step_of = (page: Page) => page.getByTestId('ravine-step').textContent();
const sentence = (page: Page) => page.getByTestId('ravine-sentence');
const start = (page: Page) => page.locator('.start-handle');
const x_of = (page: Page) => page.getByLabel('start, x').inputValue();
const key_of = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

async function is_there(page: Page): Promise<void> {
  await page.locator('.ravine-figure .end').first().waitFor();
  await page.locator('.ravine-table tbody tr').first().waitFor();
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('nothing to point at');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, handle: Locator, dx: number, dy: number): Promise<void> {
  const { x, y } = await middle(handle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
}

/** How many a canvas has. */
const colours = (canvas: Locator) =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const ctx = (element as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D;
    return new Set(new Uint32Array(ctx.getImageData(0, 0, width, height).data.buffer)).size;
  });

describe('on a desk', () => {
  const open_page = shared({ query: ROOM, options: still });
  beforeAll(() => is_there(open_page()));

  it('the surface is painted', async () => {
    const page = open_page();
    await expect
      .poll(() => colours(page.locator('.ravine-figure canvas')), { message: 'the surface in colours' })
      .toBeGreaterThan(100);
  });

  it('a click on the surface sets the start, one on the map moves the run in hand', async () => {
    const page = open_page();
    const surface = await page.locator('.ravine-figure canvas').boundingBox();
    if (!surface) throw new Error('no surface');
    const start_at = await middle(start(page));
    const there = { x: surface.x + surface.width * 0.3, y: surface.y + surface.height * 0.8 };
    await page.mouse.click(there.x, there.y);
    await expect
      .poll(
        async () =>
          Math.hypot((await middle(start(page))).x - there.x, (await middle(start(page))).y - there.y),
        {
          message: 'px from the click',
        },
      )
      .toBeLessThan(3);
    // Back to where it was.
    await page.mouse.click(start_at.x, start_at.y);
    await page.locator('.paces label').nth(1).click();
    const momentum = page.getByRole('button', { name: /^Momentum on the map/ });
    const map = await page.locator('.ravine-map canvas').boundingBox();
    if (!map) throw new Error('no map');
    const aim = { x: map.x + map.width * 0.5, y: map.y + map.height * 0.4 };
    const before = await middle(momentum);
    await page.mouse.click(aim.x, aim.y);
    await expect
      .poll(async () => Math.hypot((await middle(momentum)).x - aim.x, (await middle(momentum)).y - aim.y), {
        message: 'px from the click',
      })
      .toBeLessThan(3);
    await drag(page, momentum, before.x - aim.x, before.y - aim.y);
  });

  it('κ and the angle are slid on rails of the card’s width', async () => {
    const page = open_page();
    for (const width of [1440, 1366, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of [/^condition κ, slider/, /^angle, slider/])
        expect((await page.getByRole('slider', { name }).boundingBox())?.width).toBeGreaterThan(150);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('the pointer on the loss chart chooses the step', async () => {
    const page = open_page();
    const at_the_end = await page.getByTestId('ravine-loss').textContent();
    const { x, y } = await middle(page.getByRole('slider', { name: /^Loss against step/ }));
    await page.mouse.click(x, y);
    await expect.poll(() => step_of(page), { message: 'half-way' }).toBe('30');
    expect(await page.getByTestId('ravine-loss').textContent()).not.toBe(at_the_end);
  });

  it('a point of the map is dragged, its run follows at once, and goes to the best by a button', async () => {
    const page = open_page();
    const words = () => sentence(page).innerText();
    await expect.poll(words, { message: 'Momentum as it is usually' }).toMatch(/every 14 steps/);
    await drag(page, page.getByRole('button', { name: /^Momentum on the map/ }), 90, 30);
    await expect.poll(words, { message: 'Momentum where it was dragged' }).not.toMatch(/every 14 steps/);
    await expect.poll(() => key_of(page, 'b.ravine_momentum'), { message: 'γ in the link' }).not.toBeNull();
    // It is the chosen run by now.
    await page.getByRole('button', { name: 'Move to the best point' }).click();
    await expect
      .poll(() => page.locator('.ravine-table').innerText(), { message: 'the best point' })
      .toMatch(/Momentum\s+0\.0614\s+0\.566/);
  });

  it('the start is dragged, and what it says stays in the figure, wherever it is', async () => {
    const page = open_page();
    const before = await x_of(page);
    await drag(page, start(page), 120, 60);
    await expect.poll(() => x_of(page), { message: 'the start moved' }).not.toBe(before);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const label of ['drag the start', '拖动起点']) {
      await page.getByText(label, { exact: true }).waitFor();
      await page.locator('.ravine-figure').scrollIntoViewIfNeeded();
      await expect.poll(() => page.evaluate(fits_in), { message: `${label}: in the figure` }).toBe(true);
      for (const [dx, dy] of [
        [-400, -400],
        [400, 0],
        [0, 400],
        [-400, 0],
        [200, -120],
      ] as const) {
        await drag(page, start(page), dx, dy);
        await expect.poll(() => page.evaluate(fits_in), { message: `${label} at ${dx}, ${dy}` }).toBe(true);
      }
      await page.locator('.top-buttons button').first().click();
    }
  });
});

/** What the start says, in the figure. */
function fits_in(): boolean {
  const box = (place: string) => (document.querySelector(place) as Element).getBoundingClientRect();
  const [label, figure] = [box('.drag-me'), box('.ravine-figure')];
  return (
    label.top >= figure.top &&
    label.left >= figure.left &&
    label.right <= figure.right &&
    label.bottom <= figure.bottom
  );
}

describe('on a phone', () => {
  const open_page = shared({ query: `${ROOM}&ravine_steps=60`, options: { ...still, ...phone } });
  beforeAll(() => is_there(open_page()));

  it('play, step, speed and the curve stay under the thumb', async () => {
    const page = open_page();
    const bar = page.locator('.phone-bar');
    const bottom = async () => {
      const box = await bar.boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    expect(await bottom()).toBe(844);
    expect(await page.locator('.transport').count()).toBe(0);
    await page.locator('#ravine-beside').scrollIntoViewIfNeeded();
    expect(await bottom()).toBe(844);
    await bar.getByRole('button', { name: 'Reset' }).tap();
    await expect.poll(() => step_of(page)).toBe('0');
    await bar.getByRole('button', { name: 'Step 1' }).tap();
    await expect.poll(() => step_of(page)).toBe('1');
    await bar.getByLabel('steps a second').selectOption('all');
    await bar.getByRole('button', { name: 'Play' }).tap();
    await expect.poll(() => step_of(page)).toBe('60');
    await expect.poll(() => colours(bar.locator('canvas')), { message: 'the curve' }).toBeGreaterThan(10);
    await page.getByLabel('gradient arrows').check();
    await expect.poll(() => page.url()).toMatch(/gradient/);
  });

  it('the start follows the finger', async () => {
    const page = open_page();
    await start(page).scrollIntoViewIfNeeded();
    // What a finger is to meet is 24 px wide and high at least (WCAG 2.5.8).
    const size = await start(page).boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
    const before = await x_of(page);
    // It is dragged, and the page does not scroll.
    const aside = async () => {
      const at = await middle(start(page));
      return Math.hypot(at.x - x - 60, at.y - y - 40);
    };
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number, dy: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx, y: y + dy }],
      });
    const { x, y } = await middle(start(page));
    await touch('touchStart', 0, 0);
    await touch('touchMove', 30, 20);
    await touch('touchMove', 60, 40);
    await touch('touchEnd', 0, 0);
    await expect.poll(() => x_of(page), { message: 'the start moved' }).not.toBe(before);
    await expect.poll(aside, { message: 'px from the finger' }).toBeLessThan(3);
  });

  it('nothing overflows, nor does its bar', async () => {
    const page = open_page();
    for (const width of [320, 390, 639]) {
      await page.setViewportSize({ width, height: 844 });
      const over = () =>
        page.evaluate(() => {
          const bar = document.querySelector('.phone-bar') as Element;
          return [document.documentElement.scrollWidth - innerWidth, bar.scrollWidth - bar.clientWidth];
        });
      await expect.poll(over, { message: `overflow at ${width} px` }).toEqual([0, 0]);
    }
  });
});
