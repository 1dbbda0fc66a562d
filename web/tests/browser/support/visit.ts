// SPDX-License-Identifier: MIT
/** What tests ask of the page that trains, and do to it as a person does. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The number of steps made. */
export async function steps(page: Page): Promise<number> {
  return Number((await page.getByTestId('step').textContent())?.replace(/\D/g, ''));
}

export async function waitForSteps(page: Page, least: number): Promise<void> {
  const wanted = `step ${least}`;
  await page.getByTestId('step').waitFor();
  await expect.poll(() => steps(page), { interval: 30, message: wanted }).toBeGreaterThanOrEqual(least);
}

/** Pauses, and waits until the address names the step it stopped at: that which counter and table name at once. */
export async function pause(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Pause' }).click();
  const step = await steps(page);
  expect(await page.locator('#loss caption').textContent()).toContain(` ${step.toLocaleString('en')}`);
  const in_address = () => Number(new URL(page.url()).searchParams.get('steps') ?? Number.NaN);
  await expect.poll(in_address, { message: 'the step in the address' }).toBe(step);
  expect(await steps(page)).toBe(step);
  return step;
}

/** Types into a field as a person does: replace, then leave it by Enter. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** What the loss chart's table says of each run: its latest loss, as shown. */
export async function latestLosses(page: Page): Promise<string[]> {
  const rows = page.getByRole('table', { name: /Training loss/ }).getByRole('row');
  const texts = await rows.allTextContents();
  return texts.slice(1);
}
