// SPDX-License-Identifier: MIT
/** The words of the regions: they come with them. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../../i18n';
import { en, type RegionsWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, RegionsWords> = { en, zh };
export const regions_words = computed(() => WORDS[language.value]);
