// SPDX-License-Identifier: MIT
/** The ravine's words: they come with its room. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../../i18n';
import { en, type RavineWords } from './en';
import { zh } from './zh';

export type { RavineWords } from './en';

const WORDS: Record<Language, RavineWords> = { en, zh };
export const ravine_words = computed(() => WORDS[language.value]);
