// SPDX-License-Identifier: MIT
/** Keys of the page: what each does, and when it is somebody else's. */
import { signal } from '@preact/signals';
import { close_latest } from '../../ui/dismissables';
import { open_gallery } from '../gallery/opening';
import { once_loaded } from '../playback/once-loaded';
import type { Lab } from '../view';
import { give_keyboard_back, hand_on, in_deck } from './deck';

export function toggle_play(lab: Lab): void {
  if (lab.playing.peek()) lab.pause();
  else lab.play();
}

/** In these every key is text. */
const TEXT = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, [contenteditable]';
/** In these a letter is text, or picks an entry. */
const TYPING = `${TEXT}, select`;
/** On these Space presses, for who came to them by Tab; a click's focus is none that anybody chose. */
const PRESSED = 'button, summary, [type=checkbox]';

export type Verbs = Record<string, (() => unknown) | undefined>;

/** What is said of a room's keys, in the language of the page. */
export type KeyRows = () => readonly (readonly [key: string, does: string])[];

/** Those of the latest room that says its own; null: they are as everywhere. */
export const shown_keys = signal<KeyRows | null>(null);

/** What the visible rooms do with keys; the latest has the word. */
const layers: Verbs[] = [];
/** What stands before any room, whichever came first. */
const frames: Verbs[] = [];

function put(stack: Verbs[], verbs: Verbs): () => void {
  stack.push(verbs);
  return () => {
    stack.splice(stack.indexOf(verbs), 1);
  };
}

/**
 * As long as the function it gives back was not called, these are the keys, by their names in small letters. Taken in a
 * layout effect: who sees a room can press them.
 */
export const take_keys = (verbs: Verbs): (() => void) => put(layers, verbs);

/** The same for what the list of keys says of them. */
export function say_keys(rows: KeyRows): () => void {
  shown_keys.value = rows;
  return () => {
    if (shown_keys.peek() === rows) shown_keys.value = null;
  };
}

/** The same for what frames a room; keys it does not name stay the room's. */
export const frame_keys = (verbs: Verbs): (() => void) => put(frames, verbs);

/** Of a room where the lab's runs are played. */
export function lab_keys(lab: Lab): Verbs {
  const verb = (does: () => unknown) => () => once_loaded(lab, does);
  return {
    ' ': verb(() => toggle_play(lab)),
    s: verb(() => lab.step_once()),
    p: verb(() => lab.step_phase()),
    'shift+p': verb(() => lab.back_phase()),
    r: () => lab.reset(),
  };
}

/** The same where data are chosen, too: not in a frame of somebody's page. */
export const lab_and_data_keys = (lab: Lab): Verbs => ({ ...lab_keys(lab), d: () => open_gallery() });

/** Of every room. */
function page_keys(open_keys: () => void): Verbs {
  return {
    escape: close_latest,
    '?': open_keys,
    // The full-width mark of a Chinese keyboard.
    '？': open_keys,
  };
}

/** Remembers what Tab led to, as long as the pointer says nothing else. */
function follow_tab() {
  let tabbing = false;
  let reached: EventTarget | null = null;
  return {
    reached: (element: Element) => element === reached,
    listeners: {
      keydown: ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
        tabbing = key === 'Tab' && !(ctrlKey || altKey || metaKey);
      },
      focusin: ({ target }: FocusEvent) => {
        // A window that comes back focuses the same element again.
        if (tabbing || target !== reached) reached = tabbing ? target : null;
      },
      pointerdown: () => {
        tabbing = false;
        reached = null;
      },
    },
  };
}

/** Whose key it is: the page's, or that of what has the focus. */
function is_ours(key: string, target: Element, by_tab: boolean): boolean {
  if (document.querySelector('dialog[open]')) return false;
  if (key === 'Escape') return true;
  if (key === ' ') return !target.closest(by_tab ? `${TEXT}, ${PRESSED}` : TEXT);
  return !target.closest(TYPING);
}

/** By the key's name, with Shift where that is something else. */
function verb_of({ key, shiftKey }: KeyboardEvent, page: Verbs) {
  const name = key.toLowerCase();
  const tables = [frames.at(-1), layers.at(-1), page];
  const named = (one: string) => tables.map((verbs) => verbs?.[one]).find((verb) => verb !== undefined);
  return (shiftKey ? named(`shift+${name}`) : undefined) ?? named(name);
}

/** Listen until the returned function is called. */
export function install_keys(open_keys: () => void): () => void {
  const page = page_keys(open_keys);
  const tab = follow_tab();
  let space_is_down = false;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const verb = verb_of(event, page);
    const target = event.target instanceof Element ? event.target : document.body;
    if (!verb || !is_ours(event.key, target, tab.reached(target))) {
      if (!verb) hand_on(event, target);
      return;
    }
    // Esc goes on to whoever else has something to close.
    if (event.key !== 'Escape') event.preventDefault();
    if (event.key === ' ') space_is_down = true;
    if (event.repeat && event.key !== 's') return;
    verb();
    if (event.key === 'Escape' && in_deck()) give_keyboard_back();
  };
  const release = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !space_is_down) return;
    space_is_down = false;
    // Firefox presses a focused button when Space goes up.
    event.preventDefault();
  };
  const stop = new AbortController();
  const listen = { signal: stop.signal };
  document.addEventListener('keydown', tab.listeners.keydown, { ...listen, capture: true });
  document.addEventListener('focusin', tab.listeners.focusin, listen);
  document.addEventListener('pointerdown', tab.listeners.pointerdown, { ...listen, capture: true });
  document.addEventListener('keydown', press, listen);
  document.addEventListener('keyup', release, listen);
  return () => stop.abort();
}
