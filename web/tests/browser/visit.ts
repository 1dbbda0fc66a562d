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

/** Pauses, and waits until address, counter and the chart's table name the same step: the one it stopped at. */
export async function pause(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Pause' }).click();
  const named = () =>
    page.evaluate(() => {
      const shown = document.querySelector('[data-testid=step]')?.textContent ?? '';
      const caption = document.querySelector('#loss caption')?.textContent ?? '';
      return { address: new URL(location.href).searchParams.get('steps'), shown, caption };
    });
  const agree = async () => {
    const { address, shown, caption } = await named();
    return (address === shown.replace(/\D/g, '') && caption.includes(shown)) || { address, shown, caption };
  };
  await expect.poll(agree, { message: 'address, counter and table name one step' }).toBe(true);
  return steps(page);
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
