// SPDX-License-Identifier: MIT
import type { Lab } from '../../contract';
import type { Chapter } from '../chapter';
import { counted, crosses, decimals, exactly, value_at } from '../facts';

const STEPS = 500;
const TARGET = 0.1;

export const two_ways: Chapter = {
  id: 'two_ways',
  minutes: 4,
  trained: {
    query: [
      `data=learnable&seed=22&runs=abc&target=${TARGET}&speed=10&steps=0`,
      'a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9',
      'c.lr=1&c.momentum=0&c.nesterov=0',
    ].join('&'),
    steps: STEPS,
    seen: { a: 'ask', b: 'run', c: 'further' },
  },
  figure: { kind: 'losses', log: true, range: [0.025, 1.4], target: TARGET },
  question: { kind: 'curve', of: 'b', mark: 'meets', fact: 'reached', near: 25 },
  keys: ['reached', 'plain'],
  further: true,
  facts: (lab) => ({
    target: exactly(TARGET),
    plain: decimals(value_at(lab, 'a', STEPS), 3, 'a'),
    together: counted(together(lab), 'b'),
    hundred: counted(100),
    at_hundred: decimals(value_at(lab, 'b', 100), 2, 'b'),
    reached: counted(crosses(lab, 'b', TARGET, 'below'), 'b'),
    end: decimals(value_at(lab, 'b', STEPS), 3, 'b'),
    times: exactly(Number((1 / (1 - Number(lab.runs.b.settings.peek().momentum))).toPrecision(6)), 'b'),
    large: exactly(lab.runs.c.settings.peek().lr),
    reached_large: counted(crosses(lab, 'c', TARGET, 'below'), 'c'),
  }),
};

/** Two curves this near to each other are drawn as one. */
const ALIKE = 0.02;

/** The last step at which the two look alike, in whole tens. */
function together(lab: Lab): number {
  for (let step = STEPS; step >= 0; step -= 10)
    if (Math.abs(value_at(lab, 'b', step) / value_at(lab, 'a', step) - 1) < ALIKE) return step;
  return Number.NaN;
}
