// SPDX-License-Identifier: MIT
/** Whether the menu of exports is open (a file of its own, which comes with the first wish), and what had the focus before. */
import { signal } from '@preact/signals';

export const is_open = signal(false);

export function open_export(): void {
  is_open.value = true;
}

let latest: Element | null = null;

/** What had the focus, or was touched, last: the menu offers that figure first. */
export const latest_focus = (): Element | null => latest;

/** Notes it until the returned function is called. */
export function follow_focus(): () => void {
  const stop = new AbortController();
  const note = ({ target }: Event) => {
    if (target instanceof Element && !target.closest('dialog, header')) latest = target;
  };
  for (const event of ['focusin', 'pointerdown'])
    document.addEventListener(event, note, { capture: true, passive: true, signal: stop.signal });
  return () => stop.abort();
}
