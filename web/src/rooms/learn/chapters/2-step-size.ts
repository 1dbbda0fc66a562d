// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import {
  counted,
  crosses,
  decimals,
  guessing,
  lowest,
  name_of,
  value_at,
  word_answer,
} from '../lesson/facts';

const STEPS = 1000;

export const step_size: Chapter = {
  id: 'step_size',
  minutes: 2,
  trained: {
    query: [
      'data=random&seed=22&runs=abcde&target=0&speed=10&steps=0',
      'a.lr=0.01&a.momentum=0&b.lr=0.1&b.momentum=0',
      'c.lr=1&c.momentum=0&c.nesterov=0&d.rule=sgd&d.lr=10&d.momentum=0',
      // the article's first listing
      'e.rule=sgd&e.lr=10&e.momentum=0&e.params=linear1.weight',
    ].join('&'),
    steps: STEPS,
    drawn_from: { a: 'run', b: 'run', c: 'run', d: 'run', e: 'further' },
  },
  figure: { kind: 'losses', log: true, range: [0.9, 20], target: null },
  question: {
    kind: 'choose',
    answers: [word_answer('yes'), word_answer('no')],
    right: ({ least, guessing: level }) => {
      if (!least || !level || Number.isNaN(least.value)) return null;
      return least.value < level.value ? 'yes' : 'no';
    },
  },
  keys: ['leap', 'least', 'end_slow', 'end_fast'],
  further: true,
  facts: (lab) => {
    const level = guessing(lab);
    const is_done = lab.step.peek() === STEPS;
    return {
      start: decimals(value_at(lab, 'a', 0), 4),
      leap: decimals(value_at(lab, 'd', 1), 2, 'd'),
      least: decimals(is_done ? lowest(lab, 'd', 1).value : Number.NaN, 3, 'd'),
      end_slow: decimals(value_at(lab, 'a', STEPS), 4, 'a'),
      end_default: decimals(value_at(lab, 'b', STEPS), 4, 'b'),
      end_fast: decimals(value_at(lab, 'c', STEPS), 3, 'c'),
      guessing: decimals(level, 4),
      below_slow: counted(crosses(lab, 'a', level, 'below'), 'a'),
      below_default: counted(crosses(lab, 'b', level, 'below'), 'b'),
      tensor: name_of('linear1.weight'),
      listing: decimals(value_at(lab, 'e', 1), 4, 'e'),
      end_listing: decimals(value_at(lab, 'e', STEPS), 4, 'e'),
    };
  },
};
