// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import { decimals, last_value, nearest, number_answer, percent } from '../lesson/facts';

const STEPS = 5000;
const answers = [0.98, 0.66, 0.33].map((share) => number_answer(percent(share, 0)));

export const learnt: Chapter = {
  id: 'learnt',
  minutes: 2,
  trained: {
    query: [
      'data=random&seed=22&runs=b&test=fresh&target=0&speed=100&chart=accuracy&steps=0',
      'a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9',
    ].join('&'),
    steps: STEPS,
    drawn_from: { b: 'run' },
  },
  figure: { kind: 'accuracies' },
  question: { kind: 'choose', answers, right: ({ fresh }) => nearest(answers, fresh) },
  keys: ['trained', 'fresh', 'fresh_loss'],
  further: false,
  facts: (lab) => {
    const when_done = (value: number) => (lab.step.peek() === STEPS ? value : Number.NaN);
    return {
      trained: percent(when_done(last_value(lab, 'b', 'accuracy')), 1, 'b'),
      fresh: percent(when_done(last_value(lab, 'b', 'test_accuracy')), 0, 'b'),
      fresh_loss: decimals(when_done(last_value(lab, 'b', 'test_loss')), 2, 'b'),
      tested: percent(1 / lab.network.peek().outputs, 0),
      end: decimals(when_done(last_value(lab, 'b', 'loss')), 3, 'b'),
    };
  },
};
