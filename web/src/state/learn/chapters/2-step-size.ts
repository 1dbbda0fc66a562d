// SPDX-License-Identifier: MIT
import type { Chapter } from '../chapter';
import { decimals, guessing, lowest, value_at, word_answer } from '../facts';

const STEPS = 1000;

export const step_size: Chapter = {
  id: 'step_size',
  minutes: 2,
  trained: {
    query: [
      'data=random&seed=22&runs=abcd&target=0&speed=10&steps=0',
      'a.lr=0.01&a.momentum=0&b.lr=0.1&b.momentum=0',
      'c.lr=1&c.momentum=0&c.nesterov=0&d.rule=sgd&d.lr=10&d.momentum=0',
    ].join('&'),
    steps: STEPS,
    seen: { a: 'run', b: 'run', c: 'run', d: 'run' },
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
  further: false,
  facts: (lab) => {
    const made = lab.step.peek() === STEPS;
    return {
      start: decimals(value_at(lab, 'a', 0), 4),
      leap: decimals(value_at(lab, 'd', 1), 2, 'd'),
      least: decimals(made ? lowest(lab, 'd', 1).value : Number.NaN, 3, 'd'),
      end_slow: decimals(value_at(lab, 'a', STEPS), 4, 'a'),
      end_usual: decimals(value_at(lab, 'b', STEPS), 4, 'b'),
      end_fast: decimals(value_at(lab, 'c', STEPS), 3, 'c'),
      guessing: decimals(guessing(lab), 4),
    };
  },
};
