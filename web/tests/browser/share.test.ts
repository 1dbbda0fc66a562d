// SPDX-License-Identifier: MIT
/** Sharing for a room: the code on the screen is read back as a phone reads it, and what cannot be scanned is said. */
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from './barriers';
import { open, site, still } from './faulty';
import { waitForSteps } from './visit';

const allowed = { ...still, permissions: ['clipboard-read', 'clipboard-write'] };
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What a camera makes of it. */
async function scanned(page: Page, code: Locator): Promise<string | undefined> {
  const shot = (await code.screenshot()).toString('base64');
  const { width, height, data } = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const side = Math.min(300, image.width);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0, side, side);
    const pixels = context.getImageData(0, 0, side, side);
    return { width: side, height: side, data: [...pixels.data] };
  }, shot);
  return jsqr(Uint8ClampedArray.from(data), width, height)?.data;
}

async function shared(query: string, step: number): Promise<Page> {
  const page = await open({ query, options: allowed });
  await waitForSteps(page, step);
  await page.getByRole('button', { name: /^(Share link|分享链接)$/ }).click();
  await page.locator('.share-kinds').nth(1).waitFor();
  return page;
}

it.each(['light', 'dark'])('the code is the link that was copied, small and large: %s', async (theme) => {
  const page = await shared(`?lang=en&theme=${theme}&steps=30`, 30);
  const link = await clipboard(page);
  expect(link).toContain('steps=30');
  expect(await scanned(page, page.locator('.qr-small .qr'))).toBe(link);
  await page.getByRole('button', { name: 'the set-up (paused at 0)' }).click();
  await page.getByText('opens this set-up').waitFor();
  await page.getByRole('button', { name: 'QR code, large' }).click();
  const large = page.getByRole('dialog', { name: 'QR code, large' });
  await expect.poll(async () => scanned(page, large.locator('.qr'))).toBe(await clipboard(page));
  expect((await large.locator('.qr').boundingBox())?.width).toBeGreaterThan(600);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
});

it('gives a presenter’s link and a snippet, and says that this address is only here', async () => {
  const page = await shared('?lang=en&steps=30', 30);
  await page.getByText('is this very device: phones in the room cannot open it').waitFor();
  await page.getByRole('button', { name: 'a presenter link' }).click();
  await page.getByText('Presenter link copied').waitFor();
  expect(await clipboard(page)).toMatch(/[?&]view=present.*&steps=30/);
  await page.getByRole('button', { name: 'the snippet to embed it' }).click();
  await page.getByText('Snippet copied').waitFor();
  const snippet = await clipboard(page);
  expect(snippet).toMatch(/^<iframe src="http[^"]*view=embed[^"]*" title="Momentum Lab" [^>]*><\/iframe>$/);
  expect(snippet).toContain(site.url);
});

it('a link too long for a code says how long it is and how much fits', async () => {
  const changes = Array.from({ length: 500 }, (_, i) => `0.0${1 + (i % 9)}@${i + 1}`).join();
  const page = await shared(`?lang=en&b.lr=0.1,${changes}&steps=0`, 0);
  const length = (await clipboard(page)).length;
  expect(length).toBeGreaterThan(2953);
  const said = `the link has ${length.toLocaleString('en')} characters, and a code holds 2,953`;
  await page.getByText(said).waitFor();
  expect(await page.locator('.qr-small').count()).toBe(0);
});

it.each([
  ['?lang=en&theme=light&steps=3', 1440],
  ['?lang=zh&theme=dark&steps=3', 390],
  ['?lang=en&theme=dark&steps=3', 320],
])('has no barrier and does not overflow: %s at %d', async (query, width) => {
  const page = await shared(query, 3);
  await page.setViewportSize({ width, height: 700 });
  const box = await page.locator('.popover').boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= 700).toBe(true);
  expect(await barriers(page)).toEqual([]);
});
