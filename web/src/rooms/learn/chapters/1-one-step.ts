// SPDX-License-Identifier: MIT
import type { Chapter } from '../lesson/chapter';
import { counted, decimals, name_of, nearest, number_answer, percent, value_at } from '../lesson/facts';

const answers = [decimals(0.11, 2), decimals(0.57, 2), decimals(1.13, 2)].map(number_answer);

export const one_step: Chapter = {
  id: 'one_step',
  minutes: 2,
  trained: {
    query: 'data=random&seed=22&runs=a&a.lr=0.1&a.momentum=0&inside=a&target=0&steps=0',
    steps: 1,
    drawn_from: { a: 'run' },
  },
  figure: { kind: 'stations' },
  question: { kind: 'choose', answers, right: ({ after }) => nearest(answers, after) },
  keys: ['start', 'after', 'fall'],
  further: false,
  facts: (lab) => {
    const [start, after] = [value_at(lab, 'a', 0), value_at(lab, 'a', 1)];
    return {
      start: decimals(start, 4),
      after: decimals(after, 4, 'a'),
      fall: percent((start - after) / start, 1, 'a'),
      tensor: name_of('linear1.weight'),
      // The article's first code updates one tensor: features × hidden units of these weights.
      first_tensor: counted(lab.network.peek().features * (lab.network.peek().hidden[0]?.units ?? 0)),
    };
  },
};
