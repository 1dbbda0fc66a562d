// SPDX-License-Identifier: MIT
/** Points that the visitor has painted on the plane. */
import { type OwnDataSet, plane_of } from '../data-set';

export const painted: OwnDataSet = {
  url: 'painted',
  core: 'arrays',
  own: true,
  // Of a link that has no points; no run is made of it.
  shape: (_, { painted: use }) => (use ? plane_of(use.samples, use.classes) : plane_of(2, 2)),
  network: '8tanh-8tanh',
  load: async (choice) => (await import('./sets')).arrays_of_painted(choice),
  words: {
    en: {
      name: 'painted points',
      teaches: 'set your own trap',
      note: 'Points of your own on a plane, as you painted them.',
    },
    zh: {
      name: '画出的点',
      teaches: '自己设一道难题',
      note: '你自己画在平面上的点。',
    },
  },
};
