// SPDX-License-Identifier: MIT
/** The browser's small memory. It may be forbidden or full: then nothing is remembered and nothing breaks. */

const PREFIX = 'momentum-lab.';

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
