// SPDX-License-Identifier: MIT
/** A table of the visitor's own: read in the page, and never sent anywhere. */
import type { OwnDataSet } from '../data-set';

export const table: OwnDataSet = {
  url: 'table',
  core: 'arrays',
  own: true,
  // Of a link that names no table; no run is made of it.
  shape: (_, { table: use }) => use ?? { samples: 2, features: 1, classes: 2, outputs: 0 },
  network: '8tanh',
  load: async (choice) => (await import('./tables')).arrays_of_table(choice),
  words: {
    en: {
      name: 'your table',
      teaches: 'rows and columns of your own',
      note: 'A table of your own. It never leaves this browser: a link cannot carry it.',
    },
    zh: {
      name: '你的表格',
      teaches: '你自己的行和列',
      note: '你自己的表格，不会离开这个浏览器，链接也带不走它。',
    },
  },
};
