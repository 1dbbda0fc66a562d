// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import { decimals, exactly, nearest, number_answer } from '../lesson/facts';
import { ALWAYS_ONE, BACK_AND_FORTH, settled, velocities } from '../lesson/velocity';

const GAMMA = 0.9;
const answers = [0.9, 1.9, 10, Number.POSITIVE_INFINITY].map((value) => number_answer(exactly(value)));

export const memory: Chapter = {
  id: 'memory',
  minutes: 2,
  trained: null,
  ticks: 100,
  figure: { kind: 'velocities' },
  question: { kind: 'choose', answers, right: ({ end }) => nearest(answers, end) },
  keys: ['end', 'alternating'],
  further: false,
  facts: () => ({
    gamma: exactly(GAMMA),
    // Its rest shrinks by γ a step, far below what is written.
    end: decimals(settled(GAMMA, ALWAYS_ONE), 0, 'b'),
    alternating: decimals(settled(GAMMA, BACK_AND_FORTH), 2, 'b'),
    second: decimals(velocities(GAMMA, ALWAYS_ONE, 2).at(-1) ?? Number.NaN, 1),
    fifth: decimals(velocities(GAMMA, ALWAYS_ONE, 5).at(-1) ?? Number.NaN, 2),
  }),
};
