// SPDX-License-Identifier: MIT
/** Sharing for a room, on the screen: the code is read back as a phone reads it, and what was copied is in the clipboard. */
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { shared, site, still } from '../support/stage';
import { waitForSteps } from '../support/visit';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What a camera makes of it that reads dark on light alone. */
async function scanned(page: Page, code: Locator): Promise<string | undefined> {
  const shot = (await code.screenshot()).toString('base64');
  // Of grey pixels one number says all, and a character is the quickest way for it out of the page.
  const pixels = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const side = Math.min(300, image.width);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return Array.from({ length: side * side }, (_, i) => String.fromCharCode(data[4 * i] ?? 0)).join('');
  }, shot);
  const side = Math.sqrt(pixels.length);
  // Near its corner it is the white that the standard asks for around a code.
  expect(pixels.charCodeAt(3 * side + 3)).toBe(255);
  const rgba = Array.from(pixels, (pixel) => [...Array(3).fill(pixel.charCodeAt(0)), 255]).flat();
  return jsqr(Uint8ClampedArray.from(rgba), side, side, { inversionAttempts: 'dontInvert' })?.data;
}

describe('a moment', () => {
  const options = { ...still, permissions: ['clipboard-read', 'clipboard-write'] };
  const page = shared({ query: '?lang=en&steps=30', options });

  async function share(): Promise<void> {
    await waitForSteps(page(), 30);
    await page()
      .getByRole('button', { name: /^(Share link|分享链接)$/ })
      .click();
    await page().locator('.share-kinds').nth(1).waitFor();
  }

  it.each(['light', 'dark'] as const)(
    'its code is the link that was copied, small and large: %s',
    async (theme) => {
      await page().emulateMedia({ colorScheme: theme });
      await page().locator(`html[data-theme=${theme}]`).waitFor();
      await share();
      const link = await clipboard(page());
      expect(link).toContain('steps=30');
      const small = page().locator('.qr-small .qr');
      await expect.poll(() => scanned(page(), small), { message: 'the small code' }).toBe(link);
      await page().getByRole('button', { name: 'the set-up (paused at 0)' }).click();
      await page().getByText('opens this set-up').waitFor();
      const setup = await clipboard(page());
      await page().getByRole('button', { name: 'QR code, large' }).click();
      const large = page().getByRole('dialog', { name: 'QR code, large' });
      await expect
        .poll(() => scanned(page(), large.locator('.qr')), { message: 'the large code' })
        .toBe(setup);
      expect((await large.locator('.qr').boundingBox())?.width).toBeGreaterThan(600);
      await page().keyboard.press('Escape');
      await large.waitFor({ state: 'hidden' });
    },
  );

  it('a presenter’s link and a snippet are copied', async () => {
    await page().getByRole('button', { name: 'a presenter link' }).click();
    await page().getByText('Presenter link copied').waitFor();
    expect(await clipboard(page())).toMatch(/[?&]view=present.*&steps=30/);
    await page().getByRole('button', { name: 'the snippet to embed it' }).click();
    await page().getByText('Snippet copied').waitFor();
    expect(await clipboard(page())).toContain(site.url);
  });

  it.each([
    [1440, 'en'],
    [390, 'zh'],
    [320, 'en'],
  ])('what is said of it stays in the window: %d, %s', async (width, language) => {
    await page().setViewportSize({ width, height: 700 });
    if (width < 1440) await page().locator(`.top button[lang^=${language}]`).click();
    await page().locator(`html[lang^=${language}]`).waitFor();
    await share();
    const box = await page().locator('.popover').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= 700).toBe(true);
  });
});
