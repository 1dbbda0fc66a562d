// SPDX-License-Identifier: MIT
/** The languages there are: whose words come first, and where each one's come from. */
import { choices_for, LANGUAGES, type Language } from '../lib/storage';
import type { Messages } from './en';

/** A visitor reads one of them: each is a file of its own. */
const FILES: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en')).en,
  zh: async () => (await import('./zh')).zh,
};

export const fetch_messages = (language: Language): Promise<Messages> => FILES[language]();

function known(tag: string): Language | undefined {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
}

/** The link's word first, then what was chosen here before, then the browser's languages in their order. */
export function first_language(): Language {
  for (const tag of [...choices_for('lang'), ...navigator.languages]) {
    const language = known(tag);
    if (language) return language;
  }
  return 'en';
}
