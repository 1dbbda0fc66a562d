// SPDX-License-Identifier: MIT
/** The words of the tab in which points are painted, which come with it. */
import { computed } from '@preact/signals';
import { language } from '../../../../i18n';
import { en } from './en';
import { zh } from './zh';

const WORDS = { en, zh };
export const paint_words = computed(() => WORDS[language.value]);
