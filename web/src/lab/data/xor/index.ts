// SPDX-License-Identifier: MIT
/** A square of four quarters, two classes crosswise. */
import { type DrawnDataSet, plane_of } from '../data-set';

export const xor: DrawnDataSet = {
  url: 'xor',
  core: 'xor',
  shape: ({ samples = 0 }) => plane_of(samples, 2),
  network: '8tanh',
  words: {
    en: {
      name: 'XOR',
      teaches: 'no layer, no chance',
      note: 'Class 1 is where one coordinate is positive, and not both.',
    },
    zh: {
      name: '异或（XOR）',
      teaches: '没有隐藏层就学不会',
      note: '两个坐标恰有一个为正，就是第 1 类。',
    },
  },
};
