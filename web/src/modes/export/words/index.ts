// SPDX-License-Identifier: MIT
/** The words of the exports, which come with them. */
import { computed } from '@preact/signals';
import { language } from '../../../i18n';
import { en } from './en';
import { zh } from './zh';

const WORDS = { en, zh };
export const export_words = computed(() => WORDS[language.value]);
