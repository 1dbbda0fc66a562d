// SPDX-License-Identifier: MIT
/** The words of the mistakes and the fit: they come with them. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../../i18n';
import { en, type MistakesWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, MistakesWords> = { en, zh };
export const mistakes_words = computed(() => WORDS[language.value]);
