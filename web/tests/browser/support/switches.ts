// SPDX-License-Identifier: MIT
/** The page's own switches, turned by hand: rooms, languages, themes. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Room = 'train' | 'inside' | 'ravine' | 'learn';

const TABS: Record<Room, RegExp> = {
  train: /^(Train|训练)$/,
  inside: /^(Inside a step|一步之内)$/,
  ravine: /^(Ravine|山谷)$/,
  learn: /^(Learn|课程)$/,
};

/** What comes last in each room. */
const THERE: Record<Room, readonly string[]> = {
  train: ['.runs .run-foot', '.sentence'],
  inside: ['.station:nth-of-type(5)', '.inside-cards canvas'],
  ravine: ['.ravine-figure .end', '.ravine-table tbody tr'],
  learn: ['.lesson-verbs .plain:enabled', '.lesson-figure'],
};

export async function enter(page: Page, room: Room): Promise<void> {
  await page.locator('.tabs').getByRole('button', { name: TABS[room] }).click();
  for (const part of THERE[room]) await page.locator(part).first().waitFor();
}

export async function speak(page: Page, language: 'en' | 'zh'): Promise<void> {
  const spoken = () => page.locator('html').getAttribute('lang');
  if (!(await spoken())?.startsWith(language)) await page.locator('.top-buttons button[lang]').click();
  await expect.poll(spoken, { message: `speaks ${language}` }).toMatch(new RegExp(`^${language}`));
}

/** Chosen, or as the system has it, which is light. */
export async function wear(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const theme_shown = () => page.locator('html').getAttribute('data-theme');
  for (let presses = 0; presses < 2 && (await theme_shown()) !== theme; presses++)
    await page.getByRole('button', { name: /^(Theme:|主题：)/ }).click();
  await expect.poll(theme_shown, { message: `is ${theme}` }).toBe(theme);
}

/** Looked at in English and light, then in Chinese and dark; then it is again as before. */
export async function in_both(page: Page, look: (language: 'en' | 'zh') => Promise<unknown>): Promise<void> {
  for (const [language, theme] of [
    ['en', 'light'],
    ['zh', 'dark'],
  ] as const) {
    await speak(page, language);
    await wear(page, theme);
    await look(language);
  }
  await speak(page, 'en');
  await wear(page, 'light');
}

/** So many steps a frame. */
export async function pace(page: Page, steps: '10' | '100'): Promise<void> {
  const choice = page.locator('.phone-bar select');
  if (await choice.count()) await choice.selectOption(steps);
  else await page.locator('.speed').getByRole('radio', { name: steps, exact: true }).check({ force: true });
}
