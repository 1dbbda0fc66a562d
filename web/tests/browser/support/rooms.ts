// SPDX-License-Identifier: MIT
/** The rooms of the page, by their tabs: each is a file of its own, or a part of the one file. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What is in each, and nowhere else. */
const CONTENT = {
  train: '#loss',
  inside: '.stations',
  ravine: '.ravine-table',
  learn: '.lesson-verbs',
};

/** In the order of their tabs. */
export const ROOMS = Object.keys(CONTENT) as (keyof typeof CONTENT)[];

/** Opens every room, in English, and comes back to the one that was open. */
export async function open_every_room(page: Page): Promise<void> {
  const tabs = page.getByRole('navigation').getByRole('button');
  await expect.poll(() => tabs.count(), { message: 'a tab for each room' }).toBe(ROOMS.length);
  const names = await tabs.allTextContents();
  const here = page.getByRole('navigation').locator('[aria-current=page]');
  for (const [i, room] of [...ROOMS.entries(), [0, 'train'] as const]) {
    await tabs.nth(i).click();
    await page.locator(CONTENT[room]).first().waitFor();
    await expect.poll(() => page.locator('.loading').count(), { message: `${room} is there` }).toBe(0);
    expect(await page.locator('p.failed').count()).toBe(0);
    expect(await here.allTextContents()).toEqual([names[i]]);
  }
}
