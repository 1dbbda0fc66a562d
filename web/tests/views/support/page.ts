// SPDX-License-Identifier: MIT
/**
 * The whole page in Node: its views in a document without layout, over the real core. What asserts words, numbers,
 * addresses, order and state is tested here; layout, drawing, focus and workers in a browser (tests/browser).
 */
import { configure, fireEvent, screen, waitFor } from '@testing-library/dom';
import { afterEach, expect, vi } from 'vitest';
import type { Workers } from '../../../src/open-page';
import type { Connect, CoreWorker, Refused } from '../../../src/worker/protocol';
import { type Answering, core_worker, message } from '../../unit/lab/core_workers';
import { look_at, type Screen, set_up_screen } from './screen';

const PATIENCE_MS = 50_000;

// There is no layout to tell what is hidden; a search by role does not ask for it, which takes most of its time.
configure({
  defaultHidden: true,
  asyncUtilTimeout: PATIENCE_MS,
  getElementError: (message) => new Error(message?.split('\n\n')[0]),
});
set_up_screen();

/** The workers of the page that is open, in the order in which they were made. */
export class Crew {
  /** calls by name, of all */
  calls: string[] = [];
  ended = 0;
  /** told when a worker ends by itself */
  died: ((message: string) => void)[] = [];
  /** the next workers' files do not come */
  lost = false;
  /** why they do not */
  why = new Error('not here');
  /** calls of these names are made and never answered */
  readonly hang = new Set<string>();
  /** those, by their place in that order, who answer nothing any more */
  readonly mute = new Set<number>();
  /** what the next calls of a name are answered, one each */
  readonly #refusals = new Map<string, Refused[]>();
  /** when the next workers' files come */
  arriving: Promise<unknown> = Promise.resolve();

  /** The core does not take what the next `times` calls of a name say. */
  refuse(verb: 'create' | 'configure', refused: Refused, times: number): void {
    this.#refusals.set(verb, Array(times).fill(refused));
  }

  private async answer<T>(who: number, verb: string, make: () => T): Promise<T> {
    this.calls.push(verb);
    const refused = this.#refusals.get(verb)?.shift();
    await message();
    const result = refused ? ({ refused } as T) : make();
    return this.hang.has(verb) || this.mute.has(who) ? new Promise<T>(() => {}) : result;
  }

  private readonly connect: Connect<CoreWorker> = (died) => {
    const who = this.died.push(died) - 1;
    const loaded = this.lost ? Promise.reject(this.why) : this.arriving.then(() => {});
    loaded.catch(() => {});
    const answer: Answering = (verb, make) => this.answer(who, verb, make);
    return { worker: core_worker(answer), loaded, terminate: () => void this.ended++ };
  };

  readonly workers: Workers = {
    connect_core: this.connect,
    connect_whole_core: (died) => this.workers.connect_core(died),
    expect_core: () => {},
  };
}

interface Opening extends Partial<Screen> {
  /** of the browser */
  language?: string;
  /** what the device remembers: else nothing */
  remembers?: boolean;
  crew?: Crew;
}

let close = () => {};
const complaints: unknown[][] = [];
for (const kind of ['error', 'warn'] as const)
  console[kind] = (...messages) => void complaints.push(messages);

// Whatever a test does, the page must not complain.
afterEach(() => {
  close();
  close = () => {};
  expect(complaints.splice(0)).toEqual([]);
});

/** Opens a link, each time as for the first time: nothing is left of the page before. */
export async function open_page(
  query = '',
  { language = 'en-US', remembers, crew = new Crew(), ...screen }: Opening = {},
) {
  close();
  vi.resetModules();
  if (!remembers) for (const storage of [localStorage, sessionStorage]) storage.clear();
  look_at(screen);
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([language]);
  history.replaceState(null, '', `/lab/${query}`);
  document.body.innerHTML = '<div id="app"></div>';
  const { open_page } = await import('../../../src/open-page');
  close = await open_page(document.querySelector('#app') as Element, crew.workers);
  return crew;
}

/** The first of a CSS selector; an error names what is not there. */
export function one<E extends HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
export const all = <E extends HTMLElement>(selector: string, within: ParentNode = document): E[] => [
  ...within.querySelectorAll<E>(selector),
];

const squeezed = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
/** What is written in the first of a selector, '' where there is none; in each of them. */
export const text = (selector: string, within: ParentNode = document) =>
  squeezed(within.querySelector(selector));
export const texts = (selector: string, within: ParentNode = document) => all(selector, within).map(squeezed);

/** Waits until it is so, and says what it waited for when it never is. */
export const until = <T>(look: () => T): Promise<T> => waitFor(look, { timeout: PATIENCE_MS, interval: 10 });
export const says = (selector: string, words: string | RegExp): Promise<void> =>
  until(() => expect(text(selector)).toMatch(words));

type Name = string | RegExp;
export const button = (name: Name) => screen.findByRole('button', { name });
export const field = (name: Name) => screen.findByRole<HTMLInputElement>('textbox', { name });
export const list = (name: Name) => screen.findByRole<HTMLSelectElement>('combobox', { name });
export const box = (name: Name) => screen.findByRole<HTMLInputElement>('checkbox', { name });
export const choice = (name: Name) => screen.findByRole<HTMLInputElement>('radio', { name });

/** Presses the button, once it can be pressed. */
export async function press(name: Name): Promise<void> {
  const found = await button(name);
  await until(() => expect(found).toHaveProperty('disabled', false));
  found.click();
}

/** What stands in a field is replaced, and the field left by Enter. */
export function type(where: HTMLInputElement | HTMLTextAreaElement, typed: string): void {
  where.focus();
  fireEvent.input(where, { target: { value: typed } });
  fireEvent.change(where);
}

export function choose(where: HTMLSelectElement, value: string): void {
  fireEvent.change(where, { target: { value } });
}

/** Opens the gallery, where the kind of data with this word is chosen; it is used by its button or by Enter. */
export async function in_gallery(kind: string): Promise<void> {
  await until(() => one('.data-card').click());
  await until(() => one<HTMLInputElement>(`dialog.gallery[open] input[value=${kind}]`).click());
}

/** Other data, with what else is theirs. */
export async function choose_data(kind: string): Promise<void> {
  await in_gallery(kind);
  await press(/^(Use |使用)/);
  await until(() => expect(all('dialog.gallery[open]')).toEqual([]));
}

/** Each a key by its name, with Shift+ before it or not, pressed on what has the focus. */
export function key(...names: string[]): void {
  for (const name of names) {
    const shiftKey = name.startsWith('Shift+');
    const pressed = { key: shiftKey ? name.slice('Shift+'.length) : name, shiftKey };
    const target = document.activeElement ?? document.body;
    fireEvent.keyDown(target, pressed);
    fireEvent.keyUp(target, pressed);
  }
}

/** The number of steps made. */
export const steps = () => Number(text('[data-testid=step]').replace(/\D/g, ''));
export const at_step = (step: number): Promise<void> => until(() => expect(steps()).toBe(step));
/** What the address says of a key. */
export const in_address = (key: string) => new URLSearchParams(location.search).get(key);
