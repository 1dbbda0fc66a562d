// SPDX-License-Identifier: MIT
/** What tests ask of the ravine's room. */
import { expect } from 'vitest';
import { all, one, open_page, says, text, texts, until } from './page';

/** `more`: of its link, or another link. */
export async function open_ravine_room(more = ''): Promise<void> {
  await open_page(more.startsWith('?') ? more : `?lang=en&room=ravine${more}`, { still: true });
  await until(() => one('.ravine-figure .end'));
  await until(() => one('.ravine-table tbody tr'));
}

export const sentence_says = (words: RegExp) => says('.ravine-sentence', words);
export const at_ravine_step = (step: number) =>
  until(() => expect(text('[data-testid=ravine-step]')).toBe(String(step)));

/** The numbers in the row of a name; none where there is no such row. */
export function table_row(name: string): string[] {
  const row = all('.ravine-table tbody tr').find((one) => text('th', one) === name);
  return row ? texts('td', row) : [];
}
