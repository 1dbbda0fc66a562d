// SPDX-License-Identifier: MIT
import type { Plugin } from 'vite';

/** Has the built pages fetch the wasm beside their scripts: they would ask for it only when those run. */
export function preloadWasm(): Plugin {
  return {
    name: 'preload-wasm',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => name.endsWith('.wasm'))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./${name}` },
          })),
    },
  };
}
