// SPDX-License-Identifier: MIT
/** The sliders of lr and γ: as wide as their cards, marks where the handle goes, and a drag that says no more than it must. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { open, still } from '../support/stage';
import { pause, waitForSteps } from '../support/visit';

const lr_of = (page: Page) => page.getByRole('slider', { name: 'Learning rate of Momentum, slider' });
const gamma_of = (page: Page) => page.getByRole('slider', { name: 'Momentum γ of Momentum, slider' });
const gamma_text = (page: Page) => page.getByRole('textbox', { name: 'Momentum γ of Momentum' });

async function box_of(drawn: Locator) {
  const box = await drawn.boundingBox();
  if (!box) throw new Error('not drawn');
  return box;
}

async function check_widths(page: Page): Promise<void> {
  for (const slider of [lr_of(page), gamma_of(page)]) {
    const card = slider.locator('xpath=ancestor::*[contains(@class, "run")][1]');
    expect((await box_of(slider)).width).toBeGreaterThanOrEqual((await box_of(card)).width - 20);
  }
}

/** A click where a mark points puts the handle there. */
async function check_marks(page: Page): Promise<void> {
  const marks = page.locator('.run-b .slider').nth(1).locator('.ticks span');
  // At γ = 0 the run has another name, and less below its sliders.
  const handle = page.locator('.run-b .slider input[type=range]').nth(1);
  for (const [i, value] of [0, 0.5, 0.9, 0.95, 0.99, 0.999].entries()) {
    await handle.scrollIntoViewIfNeeded();
    const [slider, mark] = [await box_of(handle), await box_of(marks.nth(i))];
    await page.mouse.click(mark.x + mark.width / 2, slider.y + slider.height / 2);
    const position = -Math.log10(1 - value);
    await expect
      .poll(async () => Math.abs(Number(await handle.inputValue()) - position), { message: `γ = ${value}` })
      .toBeLessThan(0.06);
  }
}

/** A hand that moves for a second, the handle with it, and comes to rest in the middle; gives back the seconds. */
async function drag(page: Page): Promise<number> {
  const handle = gamma_of(page);
  await handle.scrollIntoViewIfNeeded();
  const slider = await box_of(handle);
  const move = (share: number) =>
    page.mouse.move(slider.x + 9 + (slider.width - 18) * share, slider.y + slider.height / 2);
  // Where the pointer is, before the button is let go.
  const astray = async (share: number) => Math.abs(Number(await handle.inputValue()) - 3 * share);
  await move(1 / 3);
  await page.mouse.down();
  const began = Date.now();
  for (let i = 0; Date.now() < began + 1000; i++) {
    const share = 0.1 + 0.5 * Math.abs(Math.sin(i / 10));
    await move(share);
    await page.waitForTimeout(10);
    expect(await astray(share)).toBeLessThan(0.1);
  }
  await move(0.5);
  expect(await astray(0.5)).toBeLessThan(0.05);
  return (Date.now() - began) / 1000;
}

it('marks lie under the handle, and a drag while runs go follows the pointer, ten changes a second at most', async () => {
  const page = await open({ query: '?speed=1&stop=0', options: still });
  await check_widths(page);
  await check_marks(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await waitForSteps(page, 10);
  const lasted = await drag(page);
  await page.mouse.up();
  await pause(page);
  const last_written = () =>
    new URL(page.url()).searchParams.get('b.momentum')?.split(',').at(-1)?.split('@')[0];
  // What is written follows ten times a second while runs go: it ends at what the address says last.
  await expect
    .poll(async () => [await gamma_text(page).inputValue(), last_written()], {
      message: 'one value in the end',
    })
    .toSatisfy(([written, from_link]) => written === from_link);
  const ends = await gamma_text(page).inputValue();
  expect(ends).toMatch(/^0\.\d{2,3}$/);
  expect(Number(ends)).toBeCloseTo(0.968, 2);
  const from_link = new URL(page.url()).searchParams.get('b.momentum')?.split(',') ?? [];
  expect(from_link.length).toBeGreaterThan(3);
  expect(from_link.length).toBeLessThan(lasted * 10 + 4);
});
