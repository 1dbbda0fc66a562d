// SPDX-License-Identifier: MIT
/** Words of the lessons' room; they come with it. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../i18n';
import { en, type LearnWords } from './en';
import { zh } from './zh';

export type { LearnWords } from './en';
export type { ChapterWords } from './words';

export const LEARN_WORDS: Record<Language, LearnWords> = { en, zh };
export const learn_words = computed<LearnWords>(() => LEARN_WORDS[language.value]);
