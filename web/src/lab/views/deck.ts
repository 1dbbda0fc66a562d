// SPDX-License-Identifier: MIT
/** Keys in a frame of somebody's slides: those that the figure has no use for go back to the slides. */

/** These do something with the element they are pressed on. */
const HOLDS_KEYS = 'input, select, textarea, [contenteditable], [role=slider], [tabindex="0"]';
const PRESSES = 'a, button, summary';
const OF_PRESSES = ['Enter', ' '];
/** These move through what is in the frame, or are held with another. */
const INSIDE = ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'];
/** These scroll a frame that is too low for what is in it. */
const SCROLLS = ['ArrowUp', 'ArrowDown', 'Home', 'End'];

/** One figure of the page, in a frame. */
export const in_deck = (): boolean =>
  window.parent !== window && document.documentElement.dataset.mode !== 'page';

/** The next keys are those of who frames us. */
export const give_keyboard_back = (): void => window.parent.focus();

function of_the_frame(key: string, target: Element): boolean {
  if (INSIDE.includes(key) || target.closest(HOLDS_KEYS)) return true;
  if (OF_PRESSES.includes(key)) return target.closest(PRESSES) !== null;
  const { scrollHeight, clientHeight } = document.documentElement;
  return SCROLLS.includes(key) && scrollHeight > clientHeight;
}

/**
 * A key that nothing here takes: the keyboard goes back, and the key itself as the message by which reveal.js lets a
 * frame press its keys. It says which key it was and nothing else, so anybody may hear it.
 */
export function hand_on(event: KeyboardEvent, target: Element): void {
  if (!in_deck() || of_the_frame(event.key, target)) return;
  event.preventDefault();
  give_keyboard_back();
  // reveal.js asks for keys by these numbers.
  window.parent.postMessage(JSON.stringify({ method: 'triggerKey', args: [event.keyCode] }), '*');
}
