// SPDX-License-Identifier: MIT
/** The language of the page, and its words: `words.value.runs.title`. */
import { batch, computed, effect, signal } from '@preact/signals';
import { choose, type Language } from '../lib/storage';
import type { Messages } from './en';
import { fetch_messages, first_language } from './languages';

export type { Language } from '../lib/storage';
export type { Messages } from './en';

/** The tags screen readers and fonts choose by. */
const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

export const language = signal<Language>(first_language());
const messages = signal<Messages | null>(null);
/** a language that was asked for, and whose words did not arrive */
export const missing_language = signal<Language | null>(null);

export const words = computed<Messages>(() => {
  if (!messages.value) throw new Error('read before load_words() was done');
  return messages.value;
});
export const language_tag = computed(() => TAGS[language.value]);

/** The words of the first language: before anything is written. */
export async function load_words(): Promise<void> {
  messages.value = await fetch_messages(language.peek());
}

/** The page is written anew once the words are there; where they do not arrive, it stays as it was. */
export async function set_language(next: Language): Promise<void> {
  missing_language.value = null;
  try {
    const arrived = await fetch_messages(next);
    batch(() => {
      messages.value = arrived;
      language.value = next;
    });
    choose('lang', next);
  } catch {
    missing_language.value = next;
  }
}

/** Keep the document's language and title as the words are. */
export function follow_language(title: () => string): () => void {
  return effect(() => {
    document.documentElement.lang = language_tag.value;
    document.title = title();
  });
}
