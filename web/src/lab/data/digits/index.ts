// SPDX-License-Identifier: MIT
/** Handwritten digits: 1797 pictures of 8 × 8 pixels. */
import type { MeasuredDataSet } from '../data-set';
import { arrays_of_text } from '../file';
import { read_text } from './text';

const PIXELS = 64;
const PAPER = 'a'.charCodeAt(0);
const INK = 16;

/** A letter a pixel, from paper to ink; then the digit. */
function picture(line: string): number[] {
  const pixels = Array.from({ length: PIXELS }, (_, i) => (line.charCodeAt(i) - PAPER) / INK);
  return [...pixels, Number(line.slice(PIXELS))];
}

export const digits: MeasuredDataSet = {
  url: 'digits',
  core: 'arrays',
  shape: () => ({ samples: 1797, features: PIXELS, classes: 10, outputs: 0 }),
  network: '32relu',
  load: async () => arrays_of_text(await read_text(), picture),
  words: {
    en: {
      name: 'digits 8 × 8',
      teaches: 'pictures, classes, mini-batches',
      note: '1797 handwritten digits, each pixel 0 to 1 (UCI, Alpaydin and Kaynak 1998).',
    },
    zh: {
      name: '手写数字（8 × 8）',
      teaches: '图像、多类别、小批量',
      note: '1797 个手写数字，每个像素取 0 到 1（UCI，Alpaydin 与 Kaynak，1998 年）。',
    },
  },
};
