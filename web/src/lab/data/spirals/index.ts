// SPDX-License-Identifier: MIT
/** Arms that wind out of the middle. */
import { type DrawnDataSet, plane_of } from '../data-set';

export const spirals: DrawnDataSet = {
  url: 'spirals',
  core: 'spirals',
  shape: ({ samples = 0, arms = 2 }) => plane_of(samples, arms),
  network: '16tanh-16tanh',
  words: {
    en: {
      name: 'spirals',
      teaches: 'many bends, much patience',
      note: 'Arms that wind out of the middle, three quarters of a turn: the border bends along.',
    },
    zh: {
      name: '螺旋',
      teaches: '弯多，要有耐心',
      note: '几条旋臂从中心绕出四分之三圈，分界线要跟着一路拐弯。',
    },
  },
};
