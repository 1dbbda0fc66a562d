// SPDX-License-Identifier: MIT
/** The article's inputs with labels of a linear teacher. */
import { ARTICLE_NETWORK, ARTICLE_SHAPE } from '../article';
import type { DrawnDataSet } from '../data-set';

export const learnable: DrawnDataSet = {
  url: 'learnable',
  core: 'torch_rand_learnable',
  shape: () => ARTICLE_SHAPE,
  network: ARTICLE_NETWORK,
  words: {
    en: {
      name: 'learnable labels',
      teaches: 'where momentum overtakes descent',
      note: 'Labels come from a fixed linear teacher, so they can be learnt.',
    },
    zh: {
      name: '有规律的标签',
      teaches: '动量在这里反超',
      note: '标签由一个固定的线性“教师”给出，有规律可学。',
    },
  },
};
