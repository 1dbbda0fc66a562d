// SPDX-License-Identifier: MIT
/** The room where the runs race. */
import type { PageRoom } from '../room';
import { Train } from './Room';

export const train: PageRoom = {
  id: 'train',
  name: { en: 'Train', zh: '训练' },
  experiment: 'runs',
  page: { at_once: Train },
  present: async () => (await import('./Present')).TrainPresent,
  embed: async () => (await import('./Embed')).TrainEmbed,
};
