// SPDX-License-Identifier: MIT
/** The check's words: they come with its room. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../i18n';
import { type CheckWords, en } from './en';
import { zh } from './zh';

export type { CheckWords } from './en';

const WORDS: Record<Language, CheckWords> = { en, zh };
export const check_words = computed(() => WORDS[language.value]);
