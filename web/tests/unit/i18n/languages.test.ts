// SPDX-License-Identifier: MIT
// @vitest-environment happy-dom
/** What English and Chinese say is the same: each number under the same name, and in words of that language. */
import { expect, it } from 'vitest';
import { en as en_bench } from '../../../src/bench/words/en';
import { zh as zh_bench } from '../../../src/bench/words/zh';
import { en } from '../../../src/i18n/en';
import { zh } from '../../../src/i18n/zh';
import { en as en_comparison } from '../../../src/lab/comparison/words/en';
import { zh as zh_comparison } from '../../../src/lab/comparison/words/zh';
import { room_defaults } from '../../../src/lab/room';
import { en as en_trouble } from '../../../src/lab/views/trouble/words/en';
import { zh as zh_trouble } from '../../../src/lab/views/trouble/words/zh';
import type { Language } from '../../../src/lib/storage';
import { en as en_present } from '../../../src/modes/present/words/en';
import { zh as zh_present } from '../../../src/modes/present/words/zh';
import { en as en_share } from '../../../src/modes/share/words/en';
import { zh as zh_share } from '../../../src/modes/share/words/zh';
import { ROOMS } from '../../../src/rooms';
import { en as en_check } from '../../../src/rooms/check/words/en';
import { zh as zh_check } from '../../../src/rooms/check/words/zh';
import { en as en_inside } from '../../../src/rooms/inside/words/en';
import { zh as zh_inside } from '../../../src/rooms/inside/words/zh';
import { en as en_learn } from '../../../src/rooms/learn/words/en';
import { zh as zh_learn } from '../../../src/rooms/learn/words/zh';
import { en as en_ravine } from '../../../src/rooms/ravine/words/en';
import { zh as zh_ravine } from '../../../src/rooms/ravine/words/zh';

/** What rooms say before their words are there. */
const first_words = (language: Language) =>
  ROOMS.map(({ name, settings, copied }) => ({
    name: name[language],
    copied: (chapter: string) =>
      copied?.({ ...(settings && room_defaults(settings)), chapter })[language] ?? '',
  }));

const ENGLISH = {
  ...en,
  first: first_words('en'),
  rooms: {
    bench: en_bench,
    check: en_check,
    comparison: en_comparison,
    inside: en_inside,
    learn: en_learn,
    present: en_present,
    ravine: en_ravine,
    share: en_share,
    trouble: en_trouble,
  },
};
const CHINESE = {
  ...zh,
  first: first_words('zh'),
  rooms: {
    bench: zh_bench,
    check: zh_check,
    comparison: zh_comparison,
    inside: zh_inside,
    learn: zh_learn,
    present: zh_present,
    ravine: zh_ravine,
    share: zh_share,
    trouble: zh_trouble,
  },
};

/** Every argument another number. */
const NUMBERS = ['101', '202', '303', '404', '505'];

interface Pair {
  path: string;
  english: string;
  chinese: string;
  /** numbers are put into it */
  counts: boolean;
}

function filled(message: unknown): string {
  const text = (message as (...numbers: string[]) => unknown)(...NUMBERS);
  return Array.isArray(text) ? text.join('') : String(text);
}

/** Every message in both languages, but those into which something else is put than words and numbers. */
function pairs_of(path: string, english: unknown, chinese: unknown): Pair[] {
  if (typeof english === 'string') return [{ path, english, chinese: String(chinese), counts: false }];
  if (typeof english !== 'function')
    return Object.entries(english ?? {}).flatMap(([key, one]) =>
      pairs_of(path ? `${path}.${key}` : key, one, (chinese as Record<string, unknown>)[key]),
    );
  try {
    return [{ path, english: filled(english), chinese: filled(chinese), counts: true }];
  } catch {
    return [];
  }
}

const pairs = pairs_of('', ENGLISH, CHINESE);

/** How a number is named in English, and in Chinese. */
const NAMES: [name: string, english: RegExp, chinese: RegExp][] = [
  ['at which step', /step (\d{3})/gi, /第 (\d{3}) 步/g],
  ['how many steps', /(\d{3}) steps/g, /(?<!第 )\b(\d{3}) 步/g],
  ['lr', /(?:lr|learning rate)(?: =)? (\d{3})/g, /(?:lr|学习率)(?: =)? (\d{3})/g],
  ['γ', /γ(?: =)? (\d{3})/g, /γ(?: =)? (\d{3})/g],
  ['a loss with zero_grad()', /(\d{3}) with zero_grad/g, /(?<!不)清零 (\d{3})/g],
];

const numbers_in = (text: string, name: RegExp) =>
  [...text.matchAll(name)].map(([, number]) => number).join();

it('every message is found', () => {
  expect(pairs.length).toBeGreaterThan(1000);
  expect(pairs.filter(({ counts }) => counts).length).toBeGreaterThan(200);
});

it.each(NAMES)('the same number says %s in both languages', (_, in_english, in_chinese) => {
  const named = pairs
    .filter(({ counts }) => counts)
    .map(({ path, english, chinese }) => ({
      path,
      english: numbers_in(english, in_english),
      chinese: numbers_in(chinese, in_chinese),
    }))
    // One language may say it in other words.
    .filter(({ english, chinese }) => english && chinese);
  expect(named).not.toEqual([]);
  expect(named.filter(({ english, chinese }) => english !== chinese)).toEqual([]);
});

it('no Chinese message is in English words', () => {
  // A name may be of two.
  expect(pairs.filter(({ chinese }) => /[a-z]+ [a-z]+ [a-z]+/i.test(chinese))).toEqual([]);
});
