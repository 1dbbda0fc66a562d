// SPDX-License-Identifier: MIT
/** The chapters in their order. One more is a file, a line here, and its words (i18n/learn). */
import type { Chapter, Fact } from '../lesson/chapter';
import { exactly } from '../lesson/facts';
import { one_step } from './1-one-step';
import { step_size } from './2-step-size';
import { zig_zag } from './3-zig-zag';
import { memory } from './4-memory';
import { two_ways } from './5-two-ways';
import { spellings } from './6-spellings';
import { friction } from './7-friction';
import { learnt } from './8-learnt';

export const CHAPTERS: readonly [Chapter, ...Chapter[]] = [
  one_step,
  step_size,
  zig_zag,
  memory,
  two_ways,
  spellings,
  friction,
  learnt,
];

/** The number of each, for texts that name another. */
export const CHAPTER_NUMBERS: Readonly<Record<string, Fact>> = Object.fromEntries(
  CHAPTERS.map(({ id }, i) => [`number_${id}`, exactly(i + 1)]),
);
