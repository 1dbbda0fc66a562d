// SPDX-License-Identifier: MIT
// Builds dist/lib: momentum.js, its wasm and its types, for other people's pages and for Node.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import web from './package.json' with { type: 'json' };
import { checks, coreGlue } from './vite.glue.ts';
import { licenses } from './vite.licenses.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const lib = here('../dist/lib');

/** Says that momentum.js is a module, which older Nodes do not find out by themselves. */
const manifest = {
  name: 'momentum-lab',
  version: web.version,
  license: 'MIT',
  type: 'module',
  exports: { types: './momentum.d.ts', default: './momentum.js' },
};

/** What is no type in the sources it is made of. */
const VALUES = `/** Thrown for options and arguments that do not fit. */
export declare class OptionError extends Error {
  constructor(message: string, refusal: Refusal);
  readonly refusal: Refusal;
}

export declare function loadMomentum(wasm?: WasmSource): Promise<Momentum>;
`;

/** The wasm under the name momentum.js looks for, one .d.ts out of the pure-type sources, and the manifest. */
function companions(): Plugin {
  const files = [
    '../build/wasm/momentum-options.ts',
    'src/core/options.ts',
    'src/core/descent-api.ts',
    'src/core/api.ts',
  ];
  const types = files.map((name) => readFileSync(here(name), 'utf8'));
  const declaration = [
    '/// <reference lib="esnext.disposable" />\n',
    ...types.map((source) => source.replace(/^(import type [^;]*|export type \* from .*);\n/gm, '')),
    VALUES,
  ];
  return {
    name: 'companions',
    closeBundle() {
      copyFileSync(here('../build/wasm/momentum-core.wasm'), `${lib}/momentum.wasm`);
      writeFileSync(`${lib}/momentum.d.ts`, declaration.join('\n'));
      writeFileSync(`${lib}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

export default defineConfig({
  plugins: [coreGlue(), licenses()(), companions()],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  publicDir: false,
  build: {
    outDir: lib,
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: here('src/core/lib.ts'), formats: ['es'], fileName: () => 'momentum.js' },
    rolldownOptions: { external: [/^node:/], checks },
  },
});
