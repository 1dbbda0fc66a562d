// SPDX-License-Identifier: MIT
/** The room where one step is walked through. */
import type { PageRoom } from '../room';

export const inside: PageRoom = {
  id: 'inside',
  name: { en: 'Inside a step', zh: '一步之内' },
  experiment: 'runs',
  of_a_step: true,
  page: { load: async () => (await import('./Room')).Inside },
  present: async () => (await import('./Present')).InsidePresent,
  embed: async () => (await import('./Embed')).InsideEmbed,
};
