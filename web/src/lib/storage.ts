// SPDX-License-Identifier: MIT
/** Choices of the person, not of the experiment (language, theme): in the browser's small memory, or named by a link. */

/** What a link may name them by: a language by any tag that begins so. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;

export const PREFIX = 'momentum-lab.';

/** The link's word first, then what was chosen here before; in the order of their authority. */
export function choices_for(key: string): string[] {
  const found = [new URLSearchParams(location.search).get(key), remembered(key)];
  return found.filter((choice) => choice !== null);
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    // Storage may be forbidden: then nothing is remembered and nothing breaks.
    return null;
  }
}

/** Another page's address, which keeps the choices a link named. */
export function address_of(page: string, query = ''): string {
  const here = new URLSearchParams(location.search);
  const there = new URLSearchParams(query);
  for (const key of ['lang', 'theme']) {
    const choice = here.get(key);
    if (choice !== null) there.set(key, choice);
  }
  return there.size > 0 ? `${page}?${there}` : page;
}

export function keep_in_tab(key: string, text: string): void {
  try {
    sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // It is forgotten at once.
  }
}

/** The query of the experiment that was left for another page of ours, in this tab. */
export const LEFT = 'left';

export function leave_experiment(query: string): void {
  // Where that is refused, the browser's own way back still knows it.
  keep_in_tab(LEFT, query);
}

export function choose(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
  const url = new URL(location.href);
  // A link that names a choice would otherwise win over the new one at the next load.
  if (!url.searchParams.has(key)) return;
  url.searchParams.set(key, value);
  history.replaceState(history.state, '', url);
}
