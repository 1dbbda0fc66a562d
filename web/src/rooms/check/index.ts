// SPDX-License-Identifier: MIT
/** The room where losses that somebody's own program printed are checked against a run of the page. */
import type { PageRoom } from '../room';

export const check: PageRoom = {
  id: 'check',
  name: { en: 'Check your own run', zh: '对照你自己的训练' },
  within: 'train',
  experiment: 'rests',
  page: { load: async () => (await import('./Room')).Check },
  present: async () => (await import('./Present')).CheckPresent,
  embed: async () => (await import('./Embed')).CheckEmbed,
};
