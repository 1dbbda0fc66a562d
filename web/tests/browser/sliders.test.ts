// SPDX-License-Identifier: MIT
/** The sliders of lr and γ: keys, marks, and a drag that says what it must and no more. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { open, still } from './faulty';
import { pause, type, waitForSteps } from './visit';

const lr_of = (page: Page) => page.getByRole('slider', { name: 'Learning rate of Momentum, slider' });
const gamma_of = (page: Page) => page.getByRole('slider', { name: 'Momentum γ of Momentum, slider' });
const lr_text = (page: Page) => page.getByRole('textbox', { name: 'Learning rate lr of Momentum' });
const gamma_text = (page: Page) => page.getByRole('textbox', { name: 'Momentum γ of Momentum' });

it('keys go in steps a person means, and the value is said', async () => {
  const page = await open({ options: still });
  const press = async (keys: string) => {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
  };
  await lr_of(page).focus();
  await press('ArrowRight');
  await expect.poll(() => lr_text(page).inputValue()).toBe('0.2');
  await press('PageUp PageUp');
  await expect.poll(() => lr_text(page).inputValue()).toBe('20');
  await press('End');
  await expect.poll(() => lr_of(page).getAttribute('aria-valuetext')).toBe('100');
  await press('Home');
  await expect.poll(() => lr_text(page).inputValue()).toBe('0.0001');
  await gamma_of(page).focus();
  await press('ArrowUp ArrowUp ArrowUp');
  await expect.poll(() => gamma_text(page).inputValue()).toBe('0.93');
  expect(await gamma_of(page).getAttribute('aria-valuetext')).toBe('0.93');
  await press('PageUp ArrowDown PageDown');
  await expect.poll(() => gamma_text(page).inputValue()).toBe('0.9');
});

it('keys are not lost while runs go, when the page is drawn ten times a second', async () => {
  const page = await open({ query: '?speed=10&stop=0' });
  await waitForSteps(page, 20);
  await gamma_of(page).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
  await expect.poll(() => gamma_text(page).inputValue()).toBe('0.95');
});

it('is as wide as its card, and marks lie under the handle that points at them', async () => {
  const page = await open({ options: still });
  for (const slider of [lr_of(page), gamma_of(page)]) {
    const [box, card] = await Promise.all([
      slider.boundingBox(),
      slider.locator('xpath=ancestor::*[contains(@class, "run")][1]').boundingBox(),
    ]);
    expect(box?.width).toBeGreaterThanOrEqual((card?.width ?? 0) - 20);
  }
  const marks = page.locator('.run-b .slider').nth(1).locator('.ticks span');
  expect(await marks.allTextContents()).toEqual(['0', '0.5', '0.9', '0.95', '0.99', '0.999']);
  expect(await page.locator('.run-b .slider').first().locator('.ticks span').allTextContents()).toEqual([
    '10⁻⁴',
    '0.001',
    '0.01',
    '0.1',
    '1',
    '10',
    '100',
  ]);
  // At γ = 0 the run has another name, and less below its sliders.
  const handle = page.locator('.run-b .slider input[type=range]').nth(1);
  for (const [i, value] of [0, 0.5, 0.9, 0.95, 0.99, 0.999].entries()) {
    await handle.scrollIntoViewIfNeeded();
    const [slider, mark] = await Promise.all([handle.boundingBox(), marks.nth(i).boundingBox()]);
    if (!slider || !mark) throw new Error('not drawn');
    await page.mouse.click(mark.x + mark.width / 2, slider.y + slider.height / 2);
    const position = -Math.log10(1 - value);
    await expect.poll(async () => Math.abs(Number(await handle.inputValue()) - position)).toBeLessThan(0.06);
  }
});

it('a typed value beyond the slider puts the handle at its end', async () => {
  const page = await open({ options: still });
  await type(gamma_text(page), '1.5');
  await expect.poll(() => gamma_of(page).inputValue()).toBe('3');
  expect(await gamma_of(page).getAttribute('aria-valuetext')).toBe('1.5');
  await type(lr_text(page), '0');
  await expect.poll(() => lr_of(page).inputValue()).toBe('-4');
});

it('a drag while runs go follows the pointer, changes ten times a second at most, and ends at its value', async () => {
  const page = await open({ query: '?speed=1&stop=0' });
  await waitForSteps(page, 10);
  await gamma_of(page).scrollIntoViewIfNeeded();
  const slider = await gamma_of(page).boundingBox();
  if (!slider) throw new Error('not drawn');
  const y = slider.y + slider.height / 2;
  const x = (share: number) => slider.x + 9 + (slider.width - 18) * share;
  await page.mouse.move(x(1 / 3), y);
  await page.mouse.down();
  const began = Date.now();
  for (let i = 0; i < 100; i++) {
    await page.mouse.move(x(0.1 + 0.5 * Math.abs(Math.sin(i / 10))), y);
    await page.waitForTimeout(10);
  }
  await page.mouse.move(x(0.5), y);
  const lasted = (Date.now() - began) / 1000;
  // Where the pointer is, before the button is let go.
  expect(Number(await gamma_of(page).inputValue())).toBeCloseTo(1.5, 1);
  await page.mouse.up();
  await expect.poll(async () => Number(await gamma_text(page).inputValue())).toBeCloseTo(0.968, 2);
  const ends = await gamma_text(page).inputValue();
  expect(ends).toMatch(/^0\.\d{2,3}$/);
  await pause(page);
  await expect.poll(() => page.url()).toMatch(new RegExp(`b\\.momentum=[^&]*${ends}@\\d+(&|$)`));
  const said = new URL(page.url()).searchParams.get('b.momentum')?.split(',') ?? [];
  expect(said.length).toBeGreaterThan(3);
  expect(said.length).toBeLessThan(lasted * 10 + 4);
});
