// SPDX-License-Identifier: MIT
/** The room of the lessons. */
import type { PageRoom } from '../room';
import { LEARN_SETTINGS, type LearnSettings } from './settings';

export const learn: PageRoom<LearnSettings> = {
  id: 'learn',
  name: { en: 'Learn', zh: '课程' },
  experiment: 'none',
  settings: LEARN_SETTINGS,
  copied: ({ chapter }) => ({
    en: `Link copied. It opens chapter ${chapter} at its question.`,
    zh: `链接已复制。打开就是第 ${chapter} 章的题目。`,
  }),
  page: { load: async () => (await import('./Room')).Learn },
  present: async () => (await import('./Present')).LearnPresent,
  embed: async () => (await import('./Embed')).LearnEmbed,
};
