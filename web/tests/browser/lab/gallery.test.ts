// SPDX-License-Identifier: MIT
/** The gallery of data as a browser draws it: its pictures, its focus, its two shapes, for everybody; one page for all. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { count_load, shared, still } from '../support/stage';
import { waitForSteps } from '../support/visit';

const page = shared({ query: '?lang=en&data=moons&steps=3', options: still });
const DIALOG = 'dialog.gallery[open]';

async function opened(): Promise<Page> {
  const now = page();
  await waitForSteps(now, 3);
  if ((await now.locator(DIALOG).count()) === 0) await now.locator('.data-card').click();
  await now.locator(DIALOG).waitFor();
  return now;
}

/** Of each canvas the share of its pixels that are not empty, in tenths of a per cent. */
const inked = (within: string) =>
  page()
    .locator(`${within} canvas`)
    .evaluateAll((all) =>
      all.map((one) => {
        const { width, height } = one as HTMLCanvasElement;
        if (width === 0 || height === 0) return 0;
        const copy = new OffscreenCanvas(width, height);
        const ctx = copy.getContext('2d', { willReadFrequently: true });
        if (!ctx) return 0;
        ctx.drawImage(one as HTMLCanvasElement, 0, 0);
        const { data } = ctx.getImageData(0, 0, width, height);
        let drawn = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i]) drawn++;
        return Math.round((1000 * drawn) / (width * height));
      }),
    );

it('every card has a picture, and so have the card of the page, the chosen data and their curves', async () => {
  const now = await opened();
  await expect
    .poll(async () => (await inked(`${DIALOG} .data-cards`)).filter((share) => share > 5))
    .toHaveLength(12);
  await expect.poll(async () => Math.min(...(await inked(`${DIALOG} .data-details`)))).toBeGreaterThan(5);
  await now.keyboard.press('Escape');
  await expect.poll(() => inked('.data-card')).toEqual([expect.toSatisfy((share: number) => share > 20)]);
});

it('focus stays in the dialog, arrows choose and draw, Enter uses, and the card has the focus again', async () => {
  const now = await opened();
  const focused = () => now.evaluate(() => document.activeElement?.closest('dialog, .data-card')?.tagName);
  const value = () => now.evaluate(() => (document.activeElement as HTMLInputElement).value);
  expect(await value()).toBe('two_moons');
  await now.keyboard.press('ArrowRight');
  expect(await value()).toBe('circles');
  await now.getByText('300 train. Guessing costs ln 2 = 0.6931.').waitFor();
  // Of the page behind it, nothing is reached; what belongs to the browser is no element of it.
  for (let i = 0; i < 14; i++) {
    await now.keyboard.press('Tab');
    expect(['DIALOG', undefined]).toContain(await focused());
  }
  await now.locator(`${DIALOG} input[type=radio][name=gallery]:checked`).focus();
  await now.keyboard.press('Enter');
  await now.locator(DIALOG).waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('BUTTON');
  await now.getByText('Now training on: circles.').waitFor();
  await now.keyboard.press('Control+z');
  await now.getByText('Back to: two moons.').waitFor();
  await waitForSteps(now, 3);
});

it.each([
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
])(
  'nothing lies outside of it at %i × %i, the way on is in sight, and nobody meets a barrier',
  async (width, height) => {
    const now = await opened();
    await now.setViewportSize({ width, height });
    for (const theme of ['light', 'dark'] as const) {
      await now.emulateMedia({ colorScheme: theme });
      const outside = await now.locator(DIALOG).evaluate((dialog) => {
        const frame = dialog.getBoundingClientRect();
        const all = [...dialog.querySelectorAll('button, input, canvas, label, p')];
        return all
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1))
          .length;
      });
      expect(outside).toBe(0);
      const use = await now.locator(`${DIALOG} .strong`).boundingBox();
      expect((use?.y ?? 0) + (use?.height ?? 0)).toBeLessThanOrEqual(height);
      expect(await barriers(now)).toEqual([]);
    }
    // The cards are seen above the drawer.
    const cards = await now.locator(`${DIALOG} .data-cards`).boundingBox();
    expect(cards?.height).toBeGreaterThan(height / 5);
  },
);

const plane = () => page().locator(`${DIALOG} .paint-plane`);
const points = async () =>
  Number.parseInt((await page().locator(`${DIALOG} .paint-line .note`).first().textContent()) ?? '', 10);

/** A place of the plane, in shares of it. */
async function place(across: number, down: number): Promise<[number, number]> {
  const { x, y, width, height } = (await plane().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return [x + across * width, y + down * height];
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { mouse } = page();
  await mouse.move(...(await place(...from)));
  await mouse.down();
  await mouse.move(...(await place(...to)));
  await mouse.up();
}

/** A finger's way over the page, as the browser has it from a screen; on one, controls are larger, so places are looked up then. */
async function swipe(now: Page, ways: readonly (() => Promise<readonly [number, number]>)[]): Promise<void> {
  const cdp = await now.context().newCDPSession(now);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  for (const [i, way] of ways.entries()) {
    const [x, y] = await way();
    await touch(i === 0 ? 'touchStart' : 'touchMove', [{ x, y }]);
  }
  await touch('touchEnd', []);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await cdp.detach();
}

it('points are painted by pointer and by touch, one stroke an undo, in every shape of the dialog', async () => {
  const now = await opened();
  await now.setViewportSize({ width: 1440, height: 900 });
  await now.locator(`${DIALOG} .paint-card`).click();
  await drag([0.25, 0.5], [0.75, 0.5]);
  // Half of a plane four units wide, a point each 0.08 of a unit.
  await expect.poll(points).toBe(26);
  await now.keyboard.press('2');
  await swipe(now, [() => place(0.5, 0.2), () => place(0.5, 0.4), () => place(0.5, 0.6)]);
  // Two fifths of a plane two and a half units high: twelve more than the first.
  await expect.poll(points).toBe(39);
  await now.keyboard.press('Control+z');
  await expect.poll(points).toBe(26);
  await now.keyboard.press('Control+Shift+z');
  await expect.poll(points).toBe(39);
  await expect.poll(async () => Math.min(...(await inked(`${DIALOG} .paint-plane`)))).toBeGreaterThan(5);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ] as const) {
    await now.setViewportSize({ width, height });
    for (const theme of ['light', 'dark'] as const) {
      await now.emulateMedia({ colorScheme: theme });
      expect(await barriers(now)).toEqual([]);
    }
    const { dialog, inner, shape } = await plane().evaluate((one) => {
      const { width: wide, height: high } = one.getBoundingClientRect();
      const around = one.closest('dialog');
      return { dialog: around?.clientWidth, inner: around?.scrollWidth, shape: wide / high };
    });
    expect(inner).toBe(dialog);
    expect(shape).toBeCloseTo(1.6, 1);
    const use = await now.locator(`${DIALOG} .strong`).boundingBox();
    expect((use?.y ?? 0) + (use?.height ?? 0)).toBeLessThanOrEqual(height);
  }
  await now.keyboard.press('Escape');
  await now.locator(DIALOG).waitFor({ state: 'detached' });
  expect(new URL(now.url()).searchParams.get('data')).toBe('moons');
});

it('a set too large for a link is there again after a reload, and the link says which', async () => {
  await page().setViewportSize({ width: 1440, height: 900 });
  const now = await opened();
  await now.locator(`${DIALOG} label:has(input[value=paint])`).click();
  await now.locator(`${DIALOG} label:has(input[name=paint-brush][value="20"])`).click();
  await drag([0.1, 0.8], [0.9, 0.8]);
  await now.keyboard.press('3');
  await drag([0.1, 0.3], [0.9, 0.3]);
  await drag([0.1, 0.1], [0.9, 0.1]);
  const count = await points();
  expect(count).toBeGreaterThan(300);
  await now.getByText('this browser keeps them, and a link cannot take them along').waitFor();
  await now.locator(`${DIALOG} .strong`).click();
  await now.getByText(`${count} points`).waitFor();
  const said = () => new URL(now.url()).searchParams.get('points');
  await expect.poll(said).toMatch(new RegExp(`^[0-9a-f]{8}\\.${count}\\.c3$`));
  count_load();
  await now.reload();
  await waitForSteps(now, 0);
  await now.getByText(`${count} points`).waitFor();
  await expect.poll(() => inked('.data-card')).toEqual([expect.toSatisfy((share: number) => share > 20)]);
  await now.keyboard.press('d');
  await expect.poll(points).toBe(count);
});
