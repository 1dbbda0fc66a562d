// SPDX-License-Identifier: MIT
/** The room where runs go down surfaces that are seen whole. */
import type { PageRoom } from '../room';
import { RAVINE_SETTINGS, type RavineSettings } from './descent/settings';

export const ravine: PageRoom<RavineSettings> = {
  id: 'ravine',
  name: { en: 'Ravine', zh: '山谷' },
  experiment: 'rests',
  settings: RAVINE_SETTINGS,
  page: { load: async () => (await import('./Room')).Ravine },
  present: async () => (await import('./Present')).RavinePresent,
  embed: async () => (await import('./Embed')).RavineEmbed,
};
