// SPDX-License-Identifier: MIT
// @vitest-environment happy-dom
/** Every room on the list: its place in links, and what links carry of its settings, whatever they are. */
import { describe, expect, it } from 'vitest';
import { rows, type Setting } from '../../../src/lab/experiment/setting';
import {
  build_settings,
  EXPERIMENT,
  ORDER,
  RUN,
  style_settings,
  VIEW,
} from '../../../src/lab/experiment/settings';
import { createLab } from '../../../src/lab/lab';
import { FOREIGN_KEYS } from '../../../src/lab/link/foreign';
import { mended } from '../../../src/lab/link/mangled';
import { decode, encode } from '../../../src/lab/link/url';
import { ROOMS } from '../../../src/rooms';
import { FakeHost } from '../lab/fake_worker';

const urls = (table: object | undefined) => rows(table ?? {}).map(([, { url }]) => url);

/** A text of another value than the usual. */
function another({ control, format, parse, default: fallback }: Setting<unknown>): string {
  const ends = 'min' in control ? [control.min, control.max] : [];
  const texts = 'choices' in control ? control.choices : ['0', '1', '2', ...ends.map(String)];
  const found = texts.find((text) => {
    const parsed = parse(text);
    return parsed.ok && format(parsed.value) !== format(fallback);
  });
  if (found === undefined) throw new Error('nothing but what is usual');
  return found;
}

it('no two rooms have one name, and none has none', () => {
  for (const of of [
    ROOMS.map(({ id }) => id),
    ...(['en', 'zh'] as const).map((one) => ROOMS.map(({ name }) => name[one])),
  ]) {
    expect(new Set(of).size).toBe(ROOMS.length);
    expect(of.every((name) => name.trim() !== '')).toBe(true);
  }
});

it('no two settings have one key in links', () => {
  const of_all = [EXPERIMENT, VIEW, { ORDER }, ...ROOMS.map(({ settings }) => settings?.table)].flatMap(urls);
  const all = [...of_all, 'room', 'steps', 'phase', ...FOREIGN_KEYS];
  expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  const of_runs = [
    ...Object.keys(RUN),
    ...[
      style_settings('a'),
      build_settings([]),
      ...ROOMS.map(({ settings }) => settings?.per_run?.table),
    ].flatMap(urls),
  ];
  expect(of_runs.filter((key, i) => of_runs.indexOf(key) !== i)).toEqual([]);
});

describe.each(ROOMS.map((room) => [room.id, room] as const))('the room %s', (id, { settings }) => {
  const texts = [
    ...rows(settings?.table ?? {}).map(([, one]) => [one.url, another(one)]),
    ...rows(settings?.per_run?.table ?? {}).map(([, one]) => [`b.${one.url}`, another(one)]),
  ].map(([key, text]) => `${key}=${text}`);

  it('is opened by its name in a link, and its links say it', () => {
    const read = decode(`room=${id}`, ROOMS);
    expect([read.view.room, read.problems]).toEqual([id, []]);
    const written = new URLSearchParams(encode(read, ROOMS)).get('room');
    expect(written).toBe(id === ROOMS[0].id ? null : id);
  });

  it('has each of its settings in links, also in those that mail has mangled', () => {
    for (const part of texts) {
      const read = decode(mended(part.toUpperCase()), ROOMS);
      expect(read.problems, part).toEqual([]);
      expect(encode(read, ROOMS).split('&'), part).toContain(part);
      const again = decode(encode(read, ROOMS), ROOMS);
      expect(again.rooms, part).toEqual(read.rooms);
      expect(again.rooms[id], part).not.toEqual(decode('', ROOMS).rooms[id]);
    }
  });

  it('has what it was set to in the lab’s links', () => {
    const lab = createLab(new FakeHost(`room=${id}&${texts.join('&')}`), ROOMS);
    expect(lab.link_problems.value).toEqual([]);
    expect(lab.room.value.id).toBe(id);
    const link = new URL(lab.link('setup')).search.slice(1).split('&');
    for (const part of texts) expect(link).toContain(part);
    lab.dispose();
  });
});
