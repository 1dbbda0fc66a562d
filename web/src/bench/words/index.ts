// SPDX-License-Identifier: MIT
/** The words of bench.html. */
import { computed } from '@preact/signals';
import { type Language, language } from '../../i18n';
import { type BenchWords, en } from './en';
import { zh } from './zh';

const WORDS: Record<Language, BenchWords> = { en, zh };
export const bench_words = computed(() => WORDS[language.value]);
