// SPDX-License-Identifier: MIT
import type { Plugin } from 'vite';

/** Vite asks for style sheets with `crossorigin`, which browsers refuse to a page on disk: there its words are all it has. */
export function plainSheets(): Plugin {
  return {
    name: 'plain-sheets',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
    },
  };
}
