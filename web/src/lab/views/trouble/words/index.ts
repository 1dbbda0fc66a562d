// SPDX-License-Identifier: MIT
/** The words of troubles: they come with the first. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../../i18n';
import { en, type TroubleWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, TroubleWords> = { en, zh };
export const trouble_words = computed(() => WORDS[language.value]);
