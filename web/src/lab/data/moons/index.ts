// SPDX-License-Identifier: MIT
/** Two half circles that reach into each other. */
import { type DrawnDataSet, plane_of } from '../data-set';

export const moons: DrawnDataSet = {
  url: 'moons',
  core: 'two_moons',
  shape: ({ samples = 0 }) => plane_of(samples, 2),
  network: '8tanh-8tanh',
  words: {
    en: {
      name: 'two moons',
      teaches: 'one bend needs layers',
      note: 'Two half circles that reach into each other: no straight line parts them.',
    },
    zh: {
      name: '双月',
      teaches: '要拐弯，就要有隐藏层',
      note: '两个半圆彼此交错，一条直线分不开。',
    },
  },
};
