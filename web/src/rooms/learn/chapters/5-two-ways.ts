// SPDX-License-Identifier: MIT

import type { RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import type { Chapter, Facts } from '../lesson/chapter';
import { counted, crosses, decimals, exactly, least_of, value_at } from '../lesson/facts';

const STEPS = 500;
const TARGET = 0.1;
/** the swing is over by then */
const EARLY = 20;
/** on the plateau, after the swing; both runs pass them within the steps */
const HIGH = 1.08;
const LOW = 1.06;

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
    drawn_from: { a: 'ask', b: 'run', c: 'further' },
  },
  figure: { kind: 'losses', log: true, range: [0.025, 1.4], target: TARGET },
  question: { kind: 'curve', of: 'b', mark: 'meets', fact: 'reached', near: 25 },
  keys: ['reached', 'plain'],
  further: true,
  facts: (lab) => ({
    target: exactly(TARGET),
    start: decimals(value_at(lab, 'a', 0), 4),
    plain: decimals(value_at(lab, 'a', STEPS), 3, 'a'),
    together: counted(together(lab), 'b'),
    ...braked(lab),
    ...plateau(lab),
    hundred: counted(100),
    at_hundred: decimals(value_at(lab, 'b', 100), 2, 'b'),
    reached: counted(crosses(lab, 'b', TARGET, 'below'), 'b'),
    end: decimals(value_at(lab, 'b', STEPS), 3, 'b'),
    times: exactly(Number((1 / (1 - Number(lab.runs.b.settings.peek().momentum))).toPrecision(6)), 'b'),
    large: exactly(lab.runs.c.settings.peek().lr),
    reached_large: counted(crosses(lab, 'c', TARGET, 'below'), 'c'),
  }),
};

/** It swings past, is turned round, and is slow for a moment: where, and how much. */
function braked(lab: Lab): Facts {
  const turn = least_of(lab, 'b', 'agreement', 1, EARLY);
  const slowest = least_of(lab, 'b', 'velocity_norm', turn.step, EARLY);
  let fastest = 0;
  for (let step = 1; step < turn.step; step++)
    fastest = Math.max(fastest, value_at(lab, 'b', step, 'velocity_norm'));
  return {
    turn: decimals(turn.value, 2, 'b'),
    turn_at: counted(turn.step, 'b'),
    swing: decimals(fastest, 2, 'b'),
    braked: decimals(slowest.value, 2, 'b'),
  };
}

/** The same fall of the loss, in steps of the one and of the other. */
function plateau(lab: Lab): Facts {
  const steps_down = (run: RunId) => crosses(lab, run, LOW, 'below') - crosses(lab, run, HIGH, 'below');
  return {
    high: decimals(HIGH, 2),
    low: decimals(LOW, 2),
    crossing_plain: counted(steps_down('a'), 'a'),
    crossing: counted(steps_down('b'), 'b'),
    faster: counted(Math.round(steps_down('a') / steps_down('b')), 'b'),
  };
}

/** Two curves this near to each other are drawn as one. */
const ALIKE = 0.02;

/** The last step at which the two look alike, in whole tens. */
function together(lab: Lab): number {
  for (let step = STEPS; step >= 0; step -= 10)
    if (Math.abs(value_at(lab, 'b', step) / value_at(lab, 'a', step) - 1) < ALIKE) return step;
  return Number.NaN;
}
