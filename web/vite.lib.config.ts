// SPDX-License-Identifier: MIT
// Builds dist/lib: momentum.js, its wasm and its types, for other people's pages and for Node.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { coreGlue } from './vite.glue.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const lib = here('../dist/lib');

/** The wasm under the name momentum.js looks for, and one .d.ts out of the pure-type sources. */
function wasmAndTypes(): Plugin {
  const types = ['options', 'api'].map((name) => readFileSync(here(`src/core/${name}.ts`), 'utf8'));
  const declaration = [
    ...types.map((source) => source.replace(/^import type .*;\n/gm, '')),
    'export declare function loadMomentum(wasm?: WasmSource): Promise<Momentum>;\n',
  ];
  return {
    name: 'wasm-and-types',
    closeBundle() {
      copyFileSync(here('../build/wasm/momentum-core.wasm'), `${lib}/momentum.wasm`);
      writeFileSync(`${lib}/momentum.d.ts`, declaration.join('\n'));
    },
  };
}

export default defineConfig({
  plugins: [coreGlue(), wasmAndTypes()],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
  publicDir: false,
  build: {
    outDir: lib,
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: here('src/core/lib.ts'), formats: ['es'], fileName: () => 'momentum.js' },
    rolldownOptions: { external: [/^node:/] },
  },
});
