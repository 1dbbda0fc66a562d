// SPDX-License-Identifier: MIT
/** The words of the tab of one's own table, which come with what shows them. */
import { computed } from '@preact/signals';
import { language } from '../../../../i18n';
import { en } from './en';
import { zh } from './zh';

const WORDS = { en, zh };
export const table_words = computed(() => WORDS[language.value]);
