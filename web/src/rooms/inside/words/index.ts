// SPDX-License-Identifier: MIT
/** The words of Inside a step: they come with its room. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../i18n';
import { en, type InsideWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, InsideWords> = { en, zh };
export const inside_words = computed(() => WORDS[language.value]);
