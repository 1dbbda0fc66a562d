// SPDX-License-Identifier: MIT
/** Choices of the person, not of the experiment (language, theme): in the browser's small memory, or named by a link. */

const PREFIX = 'momentum-lab.';

/** The link's word first, then what was chosen here before; in the order of their authority. */
export function choices_for(key: string): string[] {
  const found = [new URLSearchParams(location.search).get(key), remembered(key)];
  return found.filter((choice) => choice !== null);
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    // Storage may be forbidden: then nothing is remembered and nothing breaks.
    return null;
  }
}

/** Another page's address, which keeps the choices a link named. */
export function address_of(page: string): string {
  const here = new URLSearchParams(location.search);
  const kept = ['lang', 'theme'].flatMap((key) => here.getAll(key).map((choice) => [key, choice]));
  return kept.length > 0 ? `${page}?${new URLSearchParams(kept)}` : page;
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
