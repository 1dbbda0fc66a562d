// SPDX-License-Identifier: MIT
// Builds dist/lib/momentum-check.mjs: the check of printed losses as a program, with momentum.js beside it.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { assetsFound, checks } from './vite.glue.ts';
import { twins } from './vite.onefile.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The library itself is beside it, under the name it is built by. */
const beside: Plugin = {
  name: 'beside',
  enforce: 'pre',
  resolveId: (source) => (source === '../core/lib' ? { id: './momentum.js', external: true } : null),
};

export default defineConfig({
  // Measured data are in it, as in the page of one file.
  plugins: [beside, twins(), assetsFound()],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  publicDir: false,
  build: {
    outDir: here('../dist/lib'),
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: here('src/headless/momentum-check.ts'),
      formats: ['es'],
      fileName: () => 'momentum-check.mjs',
    },
    rolldownOptions: {
      external: [/^node:/],
      checks,
      output: { banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
});
