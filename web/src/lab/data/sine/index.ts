// SPDX-License-Identifier: MIT
/** A wave with errors: a number of a number. */
import type { DrawnDataSet } from '../data-set';

export const sine: DrawnDataSet = {
  url: 'sine',
  core: 'sine',
  shape: ({ samples = 0 }) => ({ samples, features: 1, classes: 0, outputs: 1 }),
  network: '16tanh',
  words: {
    en: {
      name: 'noisy sine',
      teaches: 'fit signal, not noise',
      note: 'y = sin 1.5πx and an error, x in −1 … 1. The square of the noise is what no network can learn.',
    },
    zh: {
      name: '带噪正弦',
      teaches: '学信号，别学噪声',
      note: 'y = sin 1.5πx，再加误差，x 在 −1 到 1 之间；噪声的平方是学不掉的。',
    },
  },
};
