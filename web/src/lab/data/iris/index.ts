// SPDX-License-Identifier: MIT
/** Fisher's irises: four lengths of 150 flowers of three species. */
import type { MeasuredDataSet } from '../data-set';
import { arrays_of_text } from '../file';
import { read_text } from './text';

/** Tenths of a centimetre, then the species. */
function flower(line: string): number[] {
  const numbers = line.split(' ').map(Number);
  return numbers.map((number, i) => (i < 4 ? number / 10 : number));
}

export const iris: MeasuredDataSet = {
  url: 'iris',
  core: 'arrays',
  shape: () => ({ samples: 150, features: 4, classes: 3, outputs: 0 }),
  network: '8tanh',
  load: async () => arrays_of_text(await read_text(), flower),
  words: {
    en: {
      name: 'iris',
      teaches: 'real flowers, two overlap',
      note: 'Sepals and petals of 150 irises in centimetres, three species (Fisher 1936).',
    },
    zh: {
      name: '鸢尾花',
      teaches: '真实的花，两种有重叠',
      note: '150 朵鸢尾花的萼片和花瓣尺寸（厘米），三个品种（Fisher，1936 年）。',
    },
  },
};
