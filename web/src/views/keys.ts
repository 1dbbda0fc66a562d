// SPDX-License-Identifier: MIT
/** Keys of the page: what each does, and when it is somebody else's. */
import type { Lab } from '../state/contract';

export function toggle_play(lab: Lab): void {
  if (lab.playing.peek()) lab.pause();
  else lab.play();
}

/** In these a letter is text, or picks an entry. */
const TYPING = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, select, [contenteditable]';
/** On these Space presses or chooses. */
const PRESSED = `button, a, summary, input, ${TYPING}`;

/** Listen until the returned function is called. */
export function install_keys(lab: Lab, open_keys: () => void): () => void {
  // As their buttons, which cannot be pressed before there is something to train.
  const once_loaded = (verb: () => unknown) => () => lab.loading.peek() || verb();
  const verbs: Record<string, (() => unknown) | undefined> = {
    ' ': once_loaded(() => toggle_play(lab)),
    s: once_loaded(() => lab.step_once()),
    p: once_loaded(() => lab.step_phase()),
    r: () => lab.reset(),
    '?': open_keys,
    // The full-width mark of a Chinese keyboard.
    '？': open_keys,
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const verb = verbs[event.key.toLowerCase()];
    const target = event.target instanceof Element ? event.target : document.body;
    if (!verb || target.closest(event.key === ' ' ? PRESSED : TYPING) || target.closest('dialog')) return;
    event.preventDefault();
    if (event.repeat && event.key !== 's') return;
    verb();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
