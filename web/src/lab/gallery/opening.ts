// SPDX-License-Identifier: MIT
/** The wish to see the gallery, which is a file of its own: it comes with the first. */
import { signal } from '@preact/signals';

/** Counts how often it was opened. */
export const openings = signal(0);

/** The tab it is to show; null: the one the present data came from. */
export const wanted_tab = signal<string | null>(null);

/** A table that was dropped on the page, until the gallery takes it. */
export const brought_table = signal<File | null>(null);

export function open_gallery(tab: string | null = null, table: File | null = null): void {
  wanted_tab.value = tab;
  brought_table.value = table;
  openings.value++;
}
