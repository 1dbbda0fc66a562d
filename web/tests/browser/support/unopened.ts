// SPDX-License-Identifier: MIT
/** The page where it cannot open, from disk or not whole, and what it then says, in any engine. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DIST } from './site';
import { allow, open } from './stage';

export const ON_DISK = new URL(`file://${DIST}/`).href;

export const on_disk = (page: Page) => page.getByText('Opened as a file on disk, this page cannot train');
export const lost = (page: Page) => page.locator('.lost');

/** What moves by itself stands as it does after so many milliseconds. */
export function stand_at(milliseconds: number): void {
  for (const animation of document.getAnimations()) {
    animation.pause();
    animation.currentTime = milliseconds;
  }
}

/** Opens it from disk, and reads what to do, which is said at once. */
export async function expect_serving_hint(file: string, engine?: Browser): Promise<Page> {
  const page = await open({ base: ON_DISK, query: file, ...(engine ? { engine } : {}) });
  await on_disk(page).waitFor({ timeout: 8000 });
  await page.getByText(/直接打开磁盘上的.*文件时无法训练/).waitFor({ timeout: 1000 });
  await page.getByText('python3 -m http.server').first().waitFor();
  const link = page.getByRole('link', { name: /localhost/ }).first();
  expect(await link.getAttribute('href')).toBe(`http://localhost:8000/${file.replace('index.html', '')}`);
  expect(await lost(page).isVisible()).toBe(false);
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
  // In the page's own look.
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe('16px');
  allow(/./);
  return page;
}
