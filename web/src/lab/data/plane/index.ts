// SPDX-License-Identifier: MIT
/** A tilted plane with errors: a number of two. */
import type { DrawnDataSet } from '../data-set';

export const plane: DrawnDataSet = {
  url: 'plane',
  core: 'plane',
  shape: ({ samples = 0 }) => ({ samples, features: 2, classes: 0, outputs: 1 }),
  network: 'none',
  words: {
    en: {
      name: 'plane',
      teaches: 'the loss is quadratic',
      note: 'y = ½ + x₁ − 2x₂ and an error; x₁ is four times as wide as x₂. Without hidden layers the loss is a ravine.',
    },
    zh: {
      name: '平面',
      teaches: '损失是二次函数',
      note: 'y = ½ + x₁ − 2x₂，再加误差；x₁ 的范围是 x₂ 的四倍。没有隐藏层时，损失就是一条峡谷。',
    },
  },
};
