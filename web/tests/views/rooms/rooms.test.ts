// SPDX-License-Identifier: MIT
/** Every room on the list: its tab in both languages, and what it is in the page, on a projector and in a frame. */
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../../src/rooms';
import { all, in_address, one, open_page, text, texts, until } from '../support/page';

/** Others are reached from a room, whose tab is theirs. */
const TABS = ROOMS.filter(({ within }) => within === undefined);

/** What came of it, and nothing is on its way. */
const there = () => {
  expect(all('.loading')).toEqual([]);
  expect(all('p.failed')).toEqual([]);
};

it.each(['en', 'zh'] as const)('has a tab for each, in their order: %s', async (lang) => {
  await open_page(`?lang=${lang}`, { still: true });
  await until(() => one('#room'));
  // A page of one room has nothing to choose.
  const names = TABS.map(({ name }) => name[lang]);
  expect(texts('.tabs button')).toEqual(names.length > 1 ? names : []);
});

describe.each(ROOMS)('the room $id', (room) => {
  const { id, within = id } = room;
  const link = `?lang=en&room=${id}&steps=0`;
  const place = TABS.indexOf(room);

  it('opens by its tab, or from the list of keys, and the address says it', async () => {
    await open_page('?lang=en&steps=0', { still: true });
    const keys = all('dialog.keys form button').filter(({ textContent }) => textContent === room.name.en);
    (all('.tabs button')[place] ?? keys[0])?.click();
    await until(there);
    const tab = TABS.find((one) => one.id === within);
    if (TABS.length > 1) expect(text('.tabs [aria-current=page]')).toBe(tab?.name.en);
    await until(() => expect(in_address('room') ?? ROOMS[0].id).toBe(id));
    expect(one('#room').childElementCount).toBeGreaterThan(0);
  });

  it.each(['present', 'embed'])('stands alone: %s', async (view) => {
    await open_page(`${link}&view=${view}`, { still: true });
    await until(() => one(`.${view} .${view}-figure > *`));
    await until(there);
    expect(all('.top, .tabs, .foot')).toEqual([]);
  });
});
