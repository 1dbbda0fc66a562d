// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import { counted, crosses, decimals, digits, guessing, lowest, percent, value_at } from '../lesson/facts';

const STEPS = 500;

export const friction: Chapter = {
  id: 'friction',
  minutes: 3,
  trained: {
    query: [
      'data=learnable&seed=22&runs=abcd&target=0&speed=10&steps=0',
      'a.lr=0.1&a.momentum=0.9&b.lr=0.1&b.momentum=0.99',
      'c.lr=0.1&c.momentum=0.999&c.nesterov=0&d.rule=sgd&d.lr=0.1&d.momentum=0&d.zero_grad=0',
    ].join('&'),
    steps: STEPS,
    drawn_from: { a: 'ask', b: 'run', c: 'run', d: 'further' },
  },
  figure: { kind: 'losses', log: true, range: [0.00001, 30], target: null },
  question: { kind: 'curve', of: 'c', mark: 'lowest', fact: 'lowest_at', near: 40, printed_from: 400 },
  keys: ['lowest_at', 'lowest', 'above_at'],
  further: true,
  facts: (lab) => {
    const [best, without] = [lowest(lab, 'c'), lowest(lab, 'd')];
    const level = guessing(lab);
    return {
      lost_b: percent(1 - Number(lab.runs.b.settings.peek().momentum), 0),
      lost_c: percent(1 - Number(lab.runs.c.settings.peek().momentum), 1),
      start: decimals(value_at(lab, 'a', 0), 3),
      end: decimals(value_at(lab, 'a', STEPS), 3, 'a'),
      end_middle: digits(value_at(lab, 'b', STEPS), 1, 'b'),
      lowest: decimals(best.value, 4, 'c'),
      lowest_at: counted(best.step, 'c'),
      above_at: counted(crosses(lab, 'c', level, 'above', best.step), 'c'),
      end_loose: decimals(value_at(lab, 'c', STEPS), 2, 'c'),
      without: decimals(without.value, 3, 'd'),
      without_at: counted(without.step, 'd'),
      end_without: decimals(value_at(lab, 'd', STEPS), 2, 'd'),
    };
  },
};
