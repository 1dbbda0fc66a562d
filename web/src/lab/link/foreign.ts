// SPDX-License-Identifier: MIT
/** Keys of the address that belong to the page, not to the experiment: what they may say. */
import { LANGUAGES, THEMES } from '../../lib/storage';
import { choice, refuse, type Setting } from '../experiment/setting';

export const FOREIGN: readonly Setting<string>[] = [
  {
    ...choice<string>('lang', LANGUAGES),
    // Any tag of a language: zh-CN.
    parse: (text) =>
      LANGUAGES.some((language) => text.toLowerCase().startsWith(language))
        ? { ok: true, value: text }
        : refuse('problem.choice', { choices: LANGUAGES.join(', ') }),
  },
  choice<string>('theme', THEMES),
];

export const FOREIGN_KEYS = FOREIGN.map(({ url }) => url);
