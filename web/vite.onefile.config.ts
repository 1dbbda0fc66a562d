// SPDX-License-Identifier: MIT
// Builds dist/momentum-lab.html: the whole page in one file, for a disk, a mail, a course platform.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { checks, coreGlue } from './vite.glue.ts';
import { licenses } from './vite.licenses.ts';
import { oneFile, twins } from './vite.onefile.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const shipped = licenses();

export default defineConfig({
  plugins: [coreGlue(), twins(), shipped(), oneFile('momentum-lab.html')],
  base: './',
  publicDir: false,
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Chromium refuses module workers to a page on disk.
  worker: { format: 'iife', plugins: () => [coreGlue(), twins(), shipped()], rolldownOptions: { checks } },
  build: {
    outDir: here('../dist'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: here('onefile/main.ts'),
      output: { codeSplitting: false },
      checks,
    },
  },
});
