// SPDX-License-Identifier: MIT
/** Gaussian clouds around points of a circle. */
import { type DrawnDataSet, plane_of } from '../data-set';

export const blobs: DrawnDataSet = {
  url: 'blobs',
  core: 'blobs',
  shape: ({ samples = 0, classes = 2 }) => plane_of(samples, classes),
  network: 'none',
  words: {
    en: {
      name: 'blobs',
      teaches: 'many classes, straight borders',
      note: 'Gaussian clouds around points of a circle: a linear model will do.',
    },
    zh: { name: '高斯团', teaches: '类别多，分界直', note: '高斯点团绕圆排开，线性模型就够了。' },
  },
};
