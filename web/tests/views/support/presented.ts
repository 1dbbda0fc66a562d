// SPDX-License-Identifier: MIT
/** What tests ask of a room on the projector. */
import { expect } from 'vitest';
import { Crew, key, one, open_page, text, texts, until } from './page';

const browser = window as unknown as { happyDOM: { setURL(address: string): void } };

/** Where others reach it: a link to this device says no more than that it is one. */
const REACHED = 'https://lab.example/';

/** A room on the projector, once it shows something; nothing moves that was not told to. */
export async function present(
  query: string,
  there = '.present .end-label',
  { crew = new Crew(), address = REACHED } = {},
): Promise<void> {
  browser.happyDOM.setURL(address);
  await open_page(`?lang=en&view=present&${query}`, { still: true, crew });
  await until(() => one(there));
}

const shown_step = () => text('.present-numbers dd');
export const at_step = (step: string) => until(() => expect(shown_step()).toBe(step));
export const steps_shown = () => Number(shown_step().replace(/\D/g, ''));

/** Each number under its name. */
export const numbers = (): Record<string, string> => {
  const values = texts('.present-numbers dd');
  return Object.fromEntries(texts('.present-numbers dt').map((name, i) => [name, values[i] ?? '']));
};

/** Keys one after the other, each with the step it leads to. */
export async function press_through(
  presses: readonly (readonly [key: string, step: string])[],
): Promise<void> {
  for (const [pressed, step] of presses) {
    key(pressed);
    await at_step(step);
  }
}
