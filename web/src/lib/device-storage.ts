// SPDX-License-Identifier: MIT
/** What a lesson and the bench keep on this device, or in this tab: no choice of the page's own, so not in its first view. */
import { LEFT, PREFIX, remembered } from './storage';

/** What the page keeps on this device and nowhere else; null when there is nothing. */
export const stored_here = (key: string): string | null => remembered(key);

/** False where the browser refuses it. */
export function keep_here(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}

/** What this tab keeps until it is closed; null where there is nothing, or the browser refuses it. */
export function stored_in_tab(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function forget_in_tab(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // There is nothing to forget.
  }
}

/** The query of the experiment that was left; empty when there is none. */
export function left_experiment(): string {
  return stored_in_tab(LEFT) ?? '';
}
