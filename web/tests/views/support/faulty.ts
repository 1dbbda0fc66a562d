// SPDX-License-Identifier: MIT
/** Fake time and the banners of the page, for workers that are late, lost or dead. */
import { afterEach, expect, vi } from 'vitest';
import { all, at_step, button, one, press, steps, text, until } from './page';

afterEach(() => vi.useRealTimers());

/** From here on time passes as ever, and by leaps when a test says so. */
export function keep_time(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
}
export const leap = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

export const titles = () => all('[role=alert] section h2').map((title) => title.textContent);

/** The banner with this title, or one that matches. */
export async function banner(title: string | RegExp): Promise<HTMLElement> {
  const found = () => all('[role=alert] section').find((one) => text('h2', one).match(title));
  await until(() => expect(found(), `${title} among ${titles()}`).toBeDefined());
  return found() as HTMLElement;
}

/** Presses what the banner offers, by what is written on it. */
export function take(offered: HTMLElement, words: string): void {
  const pressed = one<HTMLButtonElement>('button', offered);
  expect(pressed.textContent).toBe(words);
  pressed.click();
}

export const past = (step: number): Promise<void> =>
  until(() => expect(steps()).toBeGreaterThanOrEqual(step));
export const no_banners = () => expect(all('.banner')).toEqual([]);

/** Everything trains, and says nothing. */
export async function trains(): Promise<void> {
  const before = steps();
  await press(/^(Step 1|走一步)$/);
  await at_step(before + 1);
  no_banners();
}

/** Waits for the pause that was asked for, or comes by itself. */
export const rests = async (): Promise<void> => void (await button(/^(Play|播放)$/));

/** Every number of the loss chart's table, exactly. */
export const losses = () => all('#loss table data').map((cell) => cell.getAttribute('value'));
