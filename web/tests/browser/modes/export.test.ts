// SPDX-License-Identifier: MIT
/** Exports in a browser: what is downloaded is read back; pictures of figures open; a checkpoint goes on to the bit; axe finds nothing. */
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { shared, still } from '../support/stage';
import { latestLosses, waitForSteps } from '../support/visit';

const page = shared({
  query: '?lang=en&data=moons&net=8tanh-8tanh&b.lr=0.1,0.05@10&steps=40',
  options: { ...still, viewport: { width: 1440, height: 900 } },
});

async function open_menu(entry: string): Promise<void> {
  if (!(await page().locator('dialog.export-menu').isVisible()))
    await page()
      .getByRole('button', { name: /^Export/ })
      .click();
  await page().locator(`.export-entry input[value=${entry}]`).check({ force: true });
}

/** What a button hands over. */
async function downloaded(button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page().waitForEvent('download');
  await page().locator('.export-preview').getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}

/** The picture's size, and how many colours there are in it, where a browser takes it as a file that stands alone. */
const looked_at = (where: Page, address: string) =>
  where.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    return { width, height, colours: colours.size };
  }, address);

it('a figure is a PNG of twice its size, and an SVG that stands alone', async () => {
  await waitForSteps(page(), 40);
  await open_menu('figure');
  const svg = await downloaded('SVG');
  const text = svg.bytes.toString('utf8');
  expect(svg.name).toBe('momentum_lab.svg');
  expect(text).toContain('>Training loss</text>');
  expect(text).toContain('>Momentum</text>');
  expect(text).toContain('two moons · seed 22');
  expect(text).not.toMatch(/var\(--|foreignObject|\s(class|style)=/);
  const of_svg = await looked_at(page(), `data:image/svg+xml;base64,${svg.bytes.toString('base64')}`);
  const png = await downloaded('Download');
  expect([png.name, png.bytes.toString('latin1', 1, 4)]).toEqual(['momentum_lab.png', 'PNG']);
  const of_png = await looked_at(page(), `data:image/png;base64,${png.bytes.toString('base64')}`);
  expect([of_png.width, of_png.height]).toEqual([2 * of_svg.width, 2 * of_svg.height]);
  expect(of_png.colours).toBeGreaterThan(50);
});

it('every figure of the room is in the list, and each is drawn', async () => {
  await open_menu('figure');
  const names = await page().locator('.export-preview option').allTextContents();
  expect(names.length).toBeGreaterThan(1);
  for (let i = 0; i < names.length; i++) {
    await page().locator('.export-preview select').selectOption(String(i));
    const address = await page().locator('.export-picture').getAttribute('src');
    expect((await looked_at(page(), address ?? '')).colours, names[i]).toBeGreaterThan(20);
  }
});

it('the previews have no barrier, in both themes', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme });
    for (const entry of ['script', 'csv', 'figure', 'experiment', 'checkpoint', 'link', 'print']) {
      await open_menu(entry);
      expect(await barriers(page()), `${colorScheme} ${entry}`).toEqual([]);
    }
  }
});

it('a checkpoint that is chosen goes on from its step to the bit', async () => {
  await open_menu('checkpoint');
  const { name, bytes } = await downloaded('Download');
  await page().locator('.export-head button').click();
  await page().getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(page(), 41);
  const next = await latestLosses(page());
  await page().keyboard.press('r');
  await waitForSteps(page(), 0);
  await open_menu('script');
  await page()
    .locator('.export-open input')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  await page().getByText(`Opened: ${name}.`).waitFor();
  await waitForSteps(page(), 40);
  await page().getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(page(), 41);
  expect(await latestLosses(page())).toEqual(next);
});
