// SPDX-License-Identifier: MIT
/** Whatever is wrong in a link is said where it is opened: its key, its value, and what is allowed instead. */
import { describe, expect, it } from 'vitest';
import { KEYS, LINK, wrong_value } from '../../unit/lab/link/wrong_links';
import { open_page, texts, until } from '../support/page';

const NOTE = '[aria-labelledby=link-note]';
const notes = () => texts(`${NOTE} li`);
const by_tens = <T>(list: readonly T[]) =>
  Array.from({ length: Math.ceil(list.length / 10) }, (_, i) => list.slice(10 * i, 10 * i + 10));

/** Which mode and room it is stands in the link; what a name says is anything. */
const WRONG = KEYS.filter((key) => !['view', 'room', 'a.name'].includes(key));
/** What a key may be is listed, or the ends of it are said. */
const ALLOWED =
  /Allowed: \S|Whole numbers only, \S|Not a number: write it like|Letters of abcdef|Written like 13relu-8sigmoid|painted points are not whole/;

describe.each(['page', 'present', 'embed'])('%s', (view) => {
  it.each(by_tens(WRONG))('%s, %s, %s …', async (...keys) => {
    const query = new URLSearchParams(`${LINK}&lang=en&view=${view}`);
    for (const key of keys) query.set(key, wrong_value(key));
    await open_page(`?${query}`, { still: true });
    await until(() => expect(notes()).toHaveLength(keys.length));
    for (const key of keys) {
      const line = notes().find((one) => one.startsWith(`${key}=${wrong_value(key)} `));
      expect(line, key).toMatch(ALLOWED);
    }
  });
});

it.each([
  ['view=projector', 'view=projector Allowed: page, present, embed'],
  ['room=kitchen', 'room=kitchen Allowed: train, inside, ravine, learn, check'],
  ['view=present&room=learn&chapter=9', 'chapter=9 Allowed: 1 to 8'],
])('%s names what there is', async (query, line) => {
  await open_page(`?lang=en&${query}`, { still: true });
  await until(() => expect(notes()).toEqual([line]));
});
