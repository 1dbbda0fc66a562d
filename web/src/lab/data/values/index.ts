// SPDX-License-Identifier: MIT
/** The article's inputs with the numbers of a linear teacher. */
import { ARTICLE_NETWORK, ARTICLE_SHAPE } from '../article';
import type { DrawnDataSet } from '../data-set';

export const values: DrawnDataSet = {
  url: 'values',
  core: 'torch_rand_learnable',
  shape: () => ({ ...ARTICLE_SHAPE, classes: 0, outputs: ARTICLE_SHAPE.classes }),
  network: ARTICLE_NETWORK,
  words: {
    en: {
      name: 'numbers to learn',
      teaches: 'numbers in place of classes',
      note: 'The numbers come from a fixed linear teacher.',
    },
    zh: { name: '要学的数值', teaches: '学数值，不学类别', note: '数值由一个固定的线性“教师”给出。' },
  },
};
