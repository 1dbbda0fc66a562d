// SPDX-License-Identifier: MIT
/** The words of the drawn network: they come with it. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../../i18n';
import { en, type NetworkWords } from './en';
import { zh } from './zh';

const WORDS: Record<Language, NetworkWords> = { en, zh };
export const network_words = computed(() => WORDS[language.value]);
