// SPDX-License-Identifier: MIT
/** A ring around another. */
import { type DrawnDataSet, plane_of } from '../data-set';

export const circles: DrawnDataSet = {
  url: 'circles',
  core: 'circles',
  shape: ({ samples = 0 }) => plane_of(samples, 2),
  network: '8tanh-8tanh',
  words: {
    en: {
      name: 'circles',
      teaches: 'no line separates rings',
      note: 'A ring around another: the border has to close.',
    },
    zh: { name: '同心圆', teaches: '直线分不开两个圆环', note: '一个圆环套着另一个：分界线必须闭合。' },
  },
};
