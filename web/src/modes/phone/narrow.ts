// SPDX-License-Identifier: MIT
/** Whether the screen is a phone's: as the style sheets have it. */
import { type ReadonlySignal, signal } from '@preact/signals';

const query = matchMedia('(max-width: 639px)');
const now = signal(query.matches);
query.addEventListener('change', () => {
  now.value = query.matches;
});

export const narrow: ReadonlySignal<boolean> = now;
