// SPDX-License-Identifier: MIT
/** What makes a package of dist/lib: the wasm under its name, types, the entry with the bytes inlined, the manifest. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import web from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), 'utf8');

const entry = (name: string) => ({
  types: `./${name}.d.ts`,
  browser: `./${name}.js`,
  default: `./${name}.js`,
});

/** Where a workflow builds, that says where the sources are; else nobody knows, and the package does not say. */
function repository() {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
  return server && name ? { type: 'git', url: `git+${server}/${name}.git` } : undefined;
}

const manifest = () => ({
  name: 'momentum-lab',
  version: web.version,
  description: 'Trains small networks by gradient descent and momentum, as PyTorch does, in WebAssembly.',
  keywords: ['gradient-descent', 'momentum', 'optimizer', 'neural-network', 'wasm'],
  license: web.license,
  repository: repository(),
  type: 'module',
  // Who starts a worker of their own imports this for what it does.
  sideEffects: ['./momentum-worker.js'],
  engines: { node: '>=18' },
  bin: { 'momentum-check': './momentum-check.mjs' },
  // Of tools that know no exports.
  main: './momentum.js',
  types: './momentum.d.ts',
  exports: {
    '.': entry('momentum'),
    './inline': entry('inline'),
    './worker': entry('worker'),
    './momentum-worker.js': entry('momentum-worker'),
    './momentum.wasm': './momentum.wasm',
    './package.json': './package.json',
  },
});

/** What each declaration is of. */
const HEAD = `/**
 * The library: \`loadMomentum()\` gives what trains.
 *
 * @module momentum-lab
 */
`;
const WORKER_HEAD = `/**
 * The same trainer in a worker: \`createWorkerTrainer()\`.
 *
 * @module momentum-lab/worker
 */
`;

/** What the types name of a browser's: there without its library, too, and of TypeScript before 5.2. */
const GLOBALS = `declare global {
  namespace WebAssembly {
    interface Module {}
  }
  interface URL {}
  interface AbortSignal {}
  interface SymbolConstructor {
    readonly dispose: unique symbol;
    readonly asyncDispose: unique symbol;
  }
}
`;

/** What is no type in the sources they are made of. */
const VALUES = `/** Thrown for options and arguments that do not fit. */
export declare class OptionError extends Error {
  constructor(message: string, refusal: Refusal);
  /** what was refused, as data */
  readonly refusal: Refusal;
}

/**
 * Loads the core. Finds momentum.wasm beside itself, in browsers, workers and Node; \`wasm\` is another place, its bytes or
 * a compiled module.
 */
export declare function loadMomentum(wasm?: WasmSource, options?: LoadOptions): Promise<Momentum>;
`;

const WORKER_VALUES = `export { OptionError } from './momentum.js';

/**
 * Makes a trainer in a worker: \`const trainer = await createWorkerTrainer({ data: … }); await trainer.run(10_000)\`. Of its
 * options, or of the bytes that save() gave. Its worker ends with \`await trainer.delete()\`, or \`trainer.terminate()\`.
 */
export declare function createWorkerTrainer(
  options: TrainerOptions | Uint8Array | ArrayBuffer,
  settings?: WorkerSettings,
): Promise<WorkerTrainer>;
`;

/** The types of a pure-type source, without what they come from. */
const types_of = (path: string) =>
  read(path)
    .replace(/^(import type [^;]*|export type \* from .*);\n/gm, '')
    .replace(/^\/\/ SPDX.*\n/, '');

/** One .d.ts out of several such. */
function declaration(): string {
  const types = [
    'src/core/api.ts',
    'src/core/options.ts',
    '../build/wasm/momentum-options.ts',
    'src/core/descent/descent-api.ts',
    'src/core/inside-api.ts',
  ].map(types_of);
  return [`// SPDX-License-Identifier: MIT\n${HEAD}`, ...types, VALUES, GLOBALS].join('\n');
}

function worker_declaration(): string {
  const types = types_of('src/core/worker/api.ts');
  const names = ['StepStats', 'Trainer', 'TrainerOptions', 'WasmSource'];
  const head = `// SPDX-License-Identifier: MIT\n${WORKER_HEAD}import type { ${names.join(', ')} } from './momentum.js';\n`;
  return [head, types, WORKER_VALUES].join('\n');
}

/** The library with its wasm in it: for tools that take no file along, at a third more bytes. */
const inlined = (wasm: Buffer) => `// SPDX-License-Identifier: MIT
import { loadMomentum as load } from './momentum.js';

export { OptionError } from './momentum.js';

const WASM = '${wasm.toString('base64')}';

const bytes = () => Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));

export const loadMomentum = (wasm = bytes(), options = {}) => load(wasm, options);
`;

export function packaged(lib: string): Plugin {
  return {
    name: 'packaged',
    closeBundle() {
      const wasm = here('../build/wasm/momentum-core.wasm');
      copyFileSync(wasm, `${lib}/momentum.wasm`);
      copyFileSync(here('library/README.md'), `${lib}/README.md`);
      copyFileSync(here('../CHANGELOG.md'), `${lib}/CHANGELOG.md`);
      writeFileSync(`${lib}/momentum.d.ts`, declaration());
      writeFileSync(`${lib}/worker.d.ts`, worker_declaration());
      writeFileSync(`${lib}/momentum-worker.d.ts`, 'export {};\n');
      writeFileSync(`${lib}/inline.js`, inlined(readFileSync(wasm)));
      writeFileSync(`${lib}/inline.d.ts`, "export * from './momentum.js';\n");
      writeFileSync(`${lib}/package.json`, `${JSON.stringify(manifest(), null, 2)}\n`);
    },
  };
}
