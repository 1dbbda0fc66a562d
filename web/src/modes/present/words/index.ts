// SPDX-License-Identifier: MIT
/** The words of the presenter and of the embedded figure, which come with them. */
import { computed } from '@preact/signals';
import { language } from '../../../i18n';
import { en } from './en';
import { zh } from './zh';

const WORDS = { en, zh };
export const present_words = computed(() => WORDS[language.value]);
