// SPDX-License-Identifier: MIT
/** The wish to see the gallery, which is a file of its own: it comes with the first. */
import { signal } from '@preact/signals';

/** Counts how often it was opened. */
export const openings = signal(0);

export function open_gallery(): void {
  openings.value++;
}
