// SPDX-License-Identifier: MIT
// Builds dist/lib: momentum.js, its wasm and its types, for other people's pages and for Node; vite.package.ts makes a
// package of it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assetsFound, checks, coreGlue } from './vite.glue.ts';
import { licenses } from './vite.licenses.ts';
import { packaged } from './vite.package.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const lib = here('../dist/lib');

export default defineConfig({
  plugins: [coreGlue(), licenses()(), assetsFound(), packaged(lib)],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  publicDir: false,
  build: {
    outDir: lib,
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    lib: {
      entry: { momentum: here('src/core/lib.ts'), worker: here('src/core/worker/index.ts') },
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
    },
    rolldownOptions: { external: [/^node:/], checks, preserveEntrySignatures: 'allow-extension' },
  },
});
