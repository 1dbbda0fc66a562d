// SPDX-License-Identifier: MIT
/** Chinese as it is set: a space between a Chinese character and a Latin letter or a digit, in every message there is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zh } from '../../../src/i18n/zh';

const TOUCHING =
  /\p{Script=Han}[\p{Script=Latin}\p{Script=Greek}\d]|[\p{Script=Latin}\p{Script=Greek}\d]\p{Script=Han}/u;

/** An argument is a number or a Latin word. */
const PLAIN = ['7', 'lr'].map((one) => Array<string>(4).fill(one));
/** Or a name, which is Chinese, and may end in a number: two runs of one kind are told apart by it. */
const NAMES = [
  ['动量 γ 0.9', '7', '7', '7'],
  ['梯度下降', '动量 lr 0.1', '7', '7'],
];
const NAMED = /^(runs\.\w+_(label|slider)|chart\.(cursor|table)|target\.|trouble\.title|worker\.)/;
/** Or one of these few, whose names are words alone. */
const WORDED = /^(header\.theme|inside\.next)/;

/** Rules, schedules and activations are called what they are in PyTorch; the other language by its own name. */
const SAME =
  /^(runs\.(rules|schedules|conventions|nesterov|amsgrad)|options\.(nesterov|amsgrad)\.label|network\.activations|bench\.gflops|header\.language)\b/;

function samples(path: string): string[][] {
  if (WORDED.test(path)) return [['深色'], ['速度']];
  return NAMED.test(path) && !/^target\.not_started|^worker\.(kept|returning\.words)/.test(path)
    ? NAMES
    : PLAIN;
}

type Message = [path: string, text: string];

function messages_of(path: string, message: unknown): Message[] {
  if (typeof message === 'string') return [[path, message]];
  if (typeof message === 'function') {
    return samples(path).flatMap((sample) => {
      const record = Object.fromEntries(['min', 'max', 'choices'].map((key) => [key, sample[0]]));
      const text = message(...(path.startsWith('problem.') ? [record] : sample));
      return messages_of(path, Array.isArray(text) ? text.join('') : text);
    });
  }
  return Object.entries(message as object).flatMap(([key, one]) =>
    messages_of(path ? `${path}.${key}` : key, one),
  );
}

describe('every Chinese message', () => {
  const messages = messages_of('', zh);

  it('is found', () => expect(messages.length).toBeGreaterThan(200));

  it('keeps Chinese apart from letters and digits', () => {
    expect(messages.filter(([, text]) => TOUCHING.test(text))).toEqual([]);
  });

  it('has a Chinese word, but for the names that are the same everywhere', () => {
    const foreign = messages.filter(([, text]) => !/\p{Script=Han}/u.test(text.replace(/\blr\b/g, '')));
    const words = foreign.filter(([, text]) => /\p{Script=Latin}{3}/u.test(text)).map(([path]) => path);
    expect(words.filter((path) => !SAME.test(path))).toEqual([]);
  });

  it('has Chinese marks after Chinese', () => {
    expect(messages.filter(([, text]) => /\p{Script=Han}[,.;:!?()]/u.test(text))).toEqual([]);
  });
});

it.each(['index.html', 'bench.html'])('so does %s', (file) => {
  const text = readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');
  expect(text.replace(/<[^>]*>/g, '').match(TOUCHING)).toBeNull();
});
