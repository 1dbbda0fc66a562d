// SPDX-License-Identifier: MIT
/** Links through mail and chats: the same run, or a word. */
import { expect, it } from 'vitest';
import { mended } from '../../../../src/lab/link/mangled';
import { decode } from '../../../../src/lab/link/url';

const LINK =
  '?data=random&seed=7&runs=ab&a.lr=0.1,0.05@20&a.name=Tom%26Jerry&b.rule=adam&view=embed&steps=50';
const opened = (query: string) => decode(mended(query));

it.each([
  ['&amp; for &', LINK.replaceAll('&', '&amp;')],
  ['&amp;amp; for &', LINK.replaceAll('&', '&amp;amp;')],
  ['percent-encoded whole', `?${encodeURIComponent(LINK.slice(1))}`],
  ['percent-encoded twice', `?${encodeURIComponent(encodeURIComponent(LINK.slice(1)))}`],
  [
    'keys in capitals',
    LINK.replace('data=', 'DATA=').replace('seed=', 'Seed=').replace('b.rule=', 'B.RULE='),
  ],
  [
    'all in capitals, as some programs do',
    LINK.replace('?data=random&seed=7&runs=ab', '?DATA=RANDOM&SEED=7&RUNS=AB'),
  ],
  ...['>', '%3E', '&gt;', '.', ')', ').', '"', '&quot;', '。', '）', '!'].map((end) => [end, LINK + end]),
])('%s at the end or inside opens the same run', (_, query) => {
  expect(opened(query as string)).toEqual(decode(LINK));
  expect(decode(LINK).problems).toEqual([]);
});

it('what has no one meaning is said', () => {
  const problems = (query: string) => opened(query).problems.map(({ key, reason }) => [key, reason.id]);
  expect(problems('?data=random%26seed%3D7&steps=50')).toEqual([['data', 'problem.choice']]);
  expect(problems('?seed=3D22&steps=50')).toEqual([['seed', 'problem.not_a_number']]);
  expect(problems('?SEED=1&seed=2')).toEqual([['seed', 'problem.repeated_key']]);
  // Cut off in the middle of a change.
  expect(problems('?a.lr=0.1,')).toEqual([['a.lr', 'problem.change']]);
  // Only the end is what a sentence closes.
  expect(problems('?seed=22)&steps=5')).toEqual([['seed', 'problem.not_a_number']]);
});

it.each(['', '?', LINK, '?a.name=A+B%20C&lang=zh', '?nonsense'])('%j is whole and stays', (query) => {
  expect(mended(query)).toBe(query === '?' ? '' : query);
});
