// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import { apart, counted, decimals, digits, value_at, word_answer } from '../lesson/facts';

const STEPS = 500;
/** where the learning rate is halved, one step further */
const HALVED_AT = 100;

export const spellings: Chapter = {
  id: 'spellings',
  minutes: 3,
  trained: {
    query: [
      'data=learnable&seed=22&runs=abcdef&target=0&inside=b&speed=10&steps=0',
      'a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9',
      'c.lr=0.1&c.momentum=0.9&c.nesterov=0&c.convention=classical',
      'd.rule=sgd&d.lr=0.1&d.momentum=0.9&d.convention=average',
      `e.rule=sgd&e.lr=0.1,0.05@${HALVED_AT}&e.momentum=0.9`,
      `f.rule=sgd&f.lr=0.1,0.05@${HALVED_AT}&f.momentum=0.9&f.convention=classical`,
    ].join('&'),
    steps: STEPS,
    drawn_from: { a: 'run', b: 'run', c: 'run', d: 'run', e: 'further', f: 'further' },
  },
  figure: { kind: 'losses', log: true, range: [0.025, 1.4], target: null, conventions: true },
  question: {
    kind: 'choose',
    answers: ['text_code', 'code_average', 'text_average'].map(word_answer),
    right: (facts) => {
      const pairs = [
        ['text_code', facts.text_code],
        ['code_average', facts.code_average],
        ['text_average', facts.text_average],
      ] as const;
      const known = pairs.filter(([, fact]) => fact && !Number.isNaN(fact.value));
      if (known.length < pairs.length) return null;
      return known.reduce((best, one) => ((one[1]?.value ?? 0) < (best[1]?.value ?? 0) ? one : best))[0];
    },
  },
  keys: ['text_code', 'average', 'plain'],
  further: true,
  facts: (lab) => ({
    text_code: digits(apart(lab, 'b', 'c'), 1, 'c'),
    code_average: digits(apart(lab, 'b', 'd'), 2),
    text_average: digits(apart(lab, 'c', 'd'), 2),
    average: decimals(value_at(lab, 'd', STEPS), 3, 'd'),
    plain: decimals(value_at(lab, 'a', STEPS), 3, 'a'),
    end: decimals(value_at(lab, 'b', STEPS), 3, 'b'),
    halved_at: counted(HALVED_AT),
    halved_code: decimals(value_at(lab, 'e', HALVED_AT + 5), 3, 'e'),
    halved_text: decimals(value_at(lab, 'f', HALVED_AT + 5), 3, 'f'),
    halved_apart: digits(apart(lab, 'e', 'f'), 2),
  }),
};
