// SPDX-License-Identifier: MIT
/** The words of the shelf: they come with it. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../../i18n';
import { en, type ShelfWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, ShelfWords> = { en, zh };
export const shelf_words = computed(() => WORDS[language.value]);
