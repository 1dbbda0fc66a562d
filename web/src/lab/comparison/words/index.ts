// SPDX-License-Identifier: MIT
/** The words of the comparison, which come with its contents. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../i18n';
import { type ComparisonWords, en } from './en';
import { zh } from './zh';

const WORDS: Record<Language, ComparisonWords> = { en, zh };
export const comparison_words = computed(() => WORDS[language.value]);
