// SPDX-License-Identifier: MIT
// The tools, the files of the app in each, and the one line some of them want, as library/README.md has it.

/** PyTorch's first loss of the article's experiment, seed 22. */
export const LOSS = '1.1368';

const OPTIONS = `{
  seed: 22,
  data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
  hidden: [{ units: 13, activation: 'relu' }, { units: 8, activation: 'sigmoid' }],
}`;
const INLINE = `import { loadMomentum } from 'momentum-lab/inline';`;
const IMPORT = `import { loadMomentum } from 'momentum-lab';
import { createWorkerTrainer } from 'momentum-lab/worker';`;
/** The two lines, and the two of a worker. */
const HERE = `const { Trainer } = await loadMomentum();
const here = new Trainer(${OPTIONS}).step();`;
const BOTH = `${HERE}
const trainer = await createWorkerTrainer(${OPTIONS});
const there = await trainer.step();
await trainer.delete();`;

const MODULE = '{ "type": "module" }';
const page = (script) => `<!doctype html><title>…</title><script type="module" src="${script}"></script>`;
/** Shown is the loss, twice. Not all tools know an await outside of functions. */
const in_web = (lines, shown) => `(async () => {\n${lines}\ndocument.title = ${shown};\n})();\n`;
const WEB = `${IMPORT}\n${in_web(BOTH, "[here, there].join(' ')")}`;
const WEB_INLINE = `${INLINE}\n${in_web(HERE, 'here')}`;
const TOLD = `${IMPORT}\n${BOTH}\nconsole.log(here, there);\n`;

/** Built for a browser from app.js. */
const web = (build, more = {}) => {
  const { files, script = 'app.js', ...rest } = more;
  const all = { 'package.json': MODULE, 'app.js': WEB, 'index.html': page(`./${script}`), ...files };
  return { files: all, build, served: 'dist', ...rest };
};
const told = (run, more = {}) => ({ files: { 'package.json': MODULE, 'app.js': TOLD }, run, ...more });

const FILES = 'momentum-lab/momentum{.wasm,.js,-worker.js}';
const COPIED = `cp ../../node_modules/${FILES} dist/`;
const COPY = { script: 'built.js', line: `cp node_modules/${FILES} dist/` };

const test_of = (head) => `${head}${IMPORT}
it('trains', async () => {
  ${BOTH}
  expect(String(here)).toContain('${LOSS}');
  expect(there).toBe(here);
  process.stderr.write(\`\${here} \${there}\`);
});
`;

const NEXT = {
  'package.json': '{ "private": true }',
  'next.config.mjs': "export default { output: 'export' };\n",
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
  'app/page.js': `'use client';
import { useEffect } from 'react';
${IMPORT}
export default function Page() {
  useEffect(() => {
    ${in_web(BOTH, "[here, there].join(' ')")}
  }, []);
  return 'app';
}
`,
};
const next = (flag) => ({ files: NEXT, build: `next build ${flag}`, served: 'out' });

const TYPES = {
  'app.mts': TOLD,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ strict: true, skipLibCheck: false, target: 'es2022', module: 'nodenext', outDir: 'dist' },
      ...{ lib: ['es2022'], types: ['node'] },
    },
  }),
  'package.json': MODULE,
};

export const TOOLS = (nodes) => ({
  vite: web('vite build --base ./'),
  webpack: web('webpack build --mode production --entry ./app.js -o dist && cp index.html dist/', {
    script: 'main.js',
  }),
  'next-webpack': next('--webpack'),
  'next-turbopack': next('--turbopack'),
  parcel: web('parcel build index.html --dist-dir dist --public-url ./ --no-cache --no-source-maps'),
  esbuild: web(
    `esbuild app.js --bundle --format=esm --outfile=dist/built.js && cp index.html dist/ && ${COPIED}`,
    COPY,
  ),
  rollup: web(
    `rollup app.js --format es --file dist/built.js -p node-resolve && cp index.html dist/ && ${COPIED}`,
    COPY,
  ),
  'esbuild-inline': web(
    'esbuild app.js --bundle --format=esm --outfile=dist/built.js && cp index.html dist/',
    {
      files: { 'app.js': WEB_INLINE },
      script: 'built.js',
      losses: 1,
      line: "import … from 'momentum-lab/inline'",
    },
  ),
  ...Object.fromEntries(nodes.map(([version, path]) => [`node-${version}`, told(`"${path}" app.js`)])),
  bun: told('bun app.js'),
  deno: told('deno run --allow-read app.js', { line: 'deno run --allow-read' }),
  vitest: {
    files: { 'package.json': MODULE, 'app.test.js': test_of("import { expect, it } from 'vitest';\n") },
    run: 'vitest run 2>&1',
  },
  jest: {
    files: {
      'package.json': '{ "type": "module", "jest": { "transform": {} } }',
      'app.test.js': test_of(''),
    },
    run: 'jest 2>&1',
    env: { NODE_OPTIONS: '--experimental-vm-modules' },
    line: 'NODE_OPTIONS=--experimental-vm-modules',
  },
  'typescript-5.0': { files: TYPES, run: 'tsc && node dist/app.mjs' },
});
