// SPDX-License-Identifier: MIT
/** The language of the page, and its words: `words.value.runs.title`. */
import { computed, effect, signal } from '@preact/signals';
import { choices_for, choose, LANGUAGES, type Language } from '../lib/storage';
import { en, type Messages } from './en';
import { zh } from './zh';

export type { Language } from '../lib/storage';
export type { Messages } from './en';

const MESSAGES: Record<Language, Messages> = { en, zh };
/** The tags screen readers and fonts choose by. */
const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

function known(tag: string): Language | undefined {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
}

/** The link's word first, then what was chosen here before, then the browser's languages in their order. */
function initial(): Language {
  for (const tag of [...choices_for('lang'), ...navigator.languages]) {
    const language = known(tag);
    if (language) return language;
  }
  return 'en';
}

export const language = signal<Language>(initial());
export const words = computed<Messages>(() => MESSAGES[language.value]);
export const language_tag = computed(() => TAGS[language.value]);

export function set_language(next: Language): void {
  language.value = next;
  choose('lang', next);
}

/** Keep the document's language and title as the words are. */
export function follow_language(title: () => string): () => void {
  return effect(() => {
    document.documentElement.lang = language_tag.value;
    document.title = title();
  });
}
