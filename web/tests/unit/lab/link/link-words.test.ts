// SPDX-License-Identifier: MIT
// @vitest-environment happy-dom
/** Every key a link may have, given wrongly: it is named with its value and what is allowed, or means one harmless thing. */
import { describe, expect, it } from 'vitest';
import { mended } from '../../../../src/lab/link/mangled';
import { decode, encode } from '../../../../src/lab/link/url';
import { ROOMS } from '../../../../src/rooms';
import links from './links.json';
import { KEYS, LINK, wrong_value } from './wrong_links';

const reported = (query: string) =>
  decode(mended(query), ROOMS).problems.map(({ key, value, reason }) => [key, value, reason.id]);

/** What a name says of itself is anything at all. */
const anything = (key: string) => key === 'a.name';

it('the table has every key a link is written with', () => {
  const written = encode(decode(mended(LINK), ROOMS), ROOMS);
  const keys = new URLSearchParams(written).keys();
  expect([...keys].filter((key) => !KEYS.includes(key.replace(/^[b-f]\./, 'a.')))).toEqual([]);
});

describe.each(KEYS.filter((key) => !anything(key)))('%s', (key) => {
  it('out of what is allowed is said with its value', () => {
    const value = wrong_value(key);
    const [[name, text] = [], ...more] = reported(`?${LINK}&${key}=${value}`);
    expect([name, text, more]).toEqual([key, value, []]);
  });

  it('empty is said', () => {
    expect(reported(`?${LINK}&${key}=`)).toEqual([[key, '', expect.any(String)]]);
  });

  it('twice is said: the first one was used', () => {
    const { problems } = decode(`${key}=${wrong_value(key)}&${key}=2`, ROOMS);
    expect(problems[0]).toEqual({ key, value: '2', reason: { id: 'problem.repeated_key' } });
  });

  it('misspelt is said, in small letters', () => {
    expect(reported(`?${LINK}&${key}z=1`)).toEqual([[`${key}z`.toLowerCase(), '1', 'problem.unknown_key']]);
  });

  it('in capitals is the same key', () => {
    const capitals = `?${LINK}&${key.toUpperCase()}=${wrong_value(key)}`;
    expect(reported(capitals)).toEqual(reported(`?${LINK}&${key}=${wrong_value(key)}`));
  });
});

it('a name may be empty, or long', () => {
  expect(reported('?a.name=')).toEqual([]);
  expect(decode(`a.name=${'x'.repeat(50)}`).runs.a.style.name).toBe('x'.repeat(40));
});

it('an option is found by PyTorch’s name, capitals and all', () => {
  const { runs, problems } = decode(mended('?b.schedule=cosine&b.schedule.T_max=400'));
  expect(problems).toEqual([]);
  expect(runs.b.plan.changes['schedule.T_max']).toEqual([{ step: 0, value: 400 }]);
});

it.each([
  ['runs=ab&c.lr=0.5', 'c.lr', { id: 'problem.no_run', run: 'c', runs: 'ab' }],
  ['runs=a&b.ravine_lr=0.5', 'b.ravine_lr', { id: 'problem.no_run', run: 'b', runs: 'a' }],
  ['b.rule=adam&b.momentum=0.9', 'b.momentum', { id: 'problem.no_option', of: 'rule=adam' }],
  [
    'b.rule=adam,rmsprop@9&b.dampening=0.5',
    'b.dampening',
    { id: 'problem.no_option', of: 'rule=adam,rmsprop' },
  ],
  ['b.schedule.T_max=40', 'b.schedule.T_max', { id: 'problem.no_option', of: 'schedule=constant' }],
])('%s has no effect, and says why', (query, key, reason) => {
  expect(decode(query, ROOMS).problems.map((problem) => [problem.key, problem.reason])).toEqual([
    [key, reason],
  ]);
});

it.each([
  'b.rule=adam,sgd@9&b.momentum=0.9,0.5@9',
  'lang=zh-CN&theme=DARK',
  // Of the runs that are there, the last is opened; after the last sample, and the last step, comes nothing.
  'runs=ab&inside=f&sample=1000000&watched=2000000',
  'room=ravine&ravine_steps=10&ravine_step=99',
])('%s means one thing', (query) => {
  expect(decode(query, ROOMS).problems).toEqual([]);
});

it('links that earlier versions wrote say nothing of the kind', () => {
  for (const { link } of links) expect(decode(link, ROOMS).problems).toEqual([]);
});
