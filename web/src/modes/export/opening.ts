// SPDX-License-Identifier: MIT
/** Whether the menu of exports is open: a file of its own, which comes with the first wish. */
import { signal } from '@preact/signals';

export const is_open = signal(false);

export function open_export(): void {
  is_open.value = true;
}
