// SPDX-License-Identifier: MIT
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { checks, coreGlue } from './vite.glue.ts';
import { licenses } from './vite.licenses.ts';
import { offline } from './vite.offline.ts';
import { sheetInside, sheetsServed, startInside } from './vite.pages.ts';
import { smaller } from './vite.smaller.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const shipped = licenses();

/** What a first view needs is one file, not ten that other rooms could share; and before it is asked for, nothing of it. */
const chunks = [
  { name: 'load', test: /vite\/preload-helper|src\/(lib\/storage|i18n\/languages)\.ts$/, priority: 1 },
  {
    name: 'page',
    test: /src\/(shell\/App|open-page|lab\/lab|lab\/data\/arrays|lab\/views\/host-context)\.tsx?$/,
  },
];

/** Tests that need no browser; a busy machine is no failure. */
const in_node = (folders: string[], environment: 'node' | 'happy-dom') => ({
  extends: true as const,
  test: {
    name: folders.join(' and '),
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
    environment,
    testTimeout: 120_000,
  },
});

export default defineConfig({
  plugins: [coreGlue(), startInside(), sheetInside(), sheetsServed(), shipped(), smaller(), offline()],
  // Relative addresses: the site works from any static server under any sub-path.
  base: './',
  // Emscripten's output, built by CMake; only src/core may import it.
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // A chunk may import another: only module workers can.
  worker: { format: 'es', plugins: () => [coreGlue(), shipped(), smaller()], rolldownOptions: { checks } },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Every asset stays a file of its own: the page's CSP allows no data: scripts, workers or wasm.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [here('index.html'), here('bench.html')],
      output: { codeSplitting: { groups: chunks } },
      checks,
    },
    reportCompressedSize: true,
  },
  server: { fs: { allow: ['..'] } },
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: 2,
    projects: [
      // What scripts/scratch runs is true of its copy alone.
      in_node(process.env.SCRATCH ? ['scratch'] : ['unit', 'library'], 'node'),
      ...(process.env.SCRATCH ? [] : [in_node(['views'], 'happy-dom')]),
    ],
  },
});
