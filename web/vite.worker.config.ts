// SPDX-License-Identifier: MIT
// Builds dist/lib/momentum-worker.js: a build of its own, so that it is one file that has but momentum.js beside it.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { assetsFound, checks } from './vite.glue.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The library itself is beside it, under the name it is built by. */
const beside: Plugin = {
  name: 'beside',
  enforce: 'pre',
  resolveId: (source) => (source === '../lib' ? { id: './momentum.js', external: true } : null),
};

export default defineConfig({
  plugins: [beside, assetsFound()],
  publicDir: false,
  build: {
    outDir: here('../dist/lib'),
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    lib: {
      entry: here('src/core/worker/entry.ts'),
      formats: ['es'],
      fileName: () => 'momentum-worker.js',
    },
    rolldownOptions: { checks },
  },
});
