// SPDX-License-Identifier: MIT
/** The article's inputs with labels by chance. */
import { ARTICLE_NETWORK, ARTICLE_SHAPE } from '../article';
import type { DrawnDataSet } from '../data-set';

export const random: DrawnDataSet = {
  url: 'random',
  core: 'torch_rand',
  shape: () => ARTICLE_SHAPE,
  network: ARTICLE_NETWORK,
  words: {
    en: {
      name: 'random labels',
      teaches: 'only memorising is possible',
      note: 'Random labels can only be memorised.',
    },
    zh: { name: '随机标签', teaches: '只能死记硬背', note: '随机标签没有规律，只能死记硬背。' },
  },
};
