// SPDX-License-Identifier: MIT
/** Who may know whom: the linter's import rules (biome.json) refuse what the house forbids, and nothing else. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('../..', import.meta.url));

/** A file, what it must not import, and what it may. */
const RULES: [file: string, refused: string[], allowed: string[]][] = [
  [
    'src/lib/some.ts',
    ['../state/contract', '../core/options', '#wasm/momentum-core.js'],
    ['./numbers', 'preact'],
  ],
  ['src/i18n/some.ts', ['../state/contract', '../views/App'], ['./en', '../lib/numbers']],
  [
    'src/state/some.ts',
    [
      '../core/options',
      '../workers/entry',
      '../views/App',
      '../i18n/en',
      '../main',
      '#wasm/momentum-core.js',
    ],
    ['../workers/protocol', '../lib/history', './contract', '#wasm/momentum-schema'],
  ],
  ['src/export/some.ts', ['../views/App', '../core/momentum'], ['../state/contract']],
  [
    'src/views/chart/some.tsx',
    [
      '../../core/momentum',
      '../../workers/client',
      '../../workers/bench-client',
      '../../workers/entry',
      '#wasm/momentum-core.js',
    ],
    ['../../state/contract', '../../i18n', '../../lib/numbers', '../../workers/protocol', '../theme'],
  ],
  [
    'src/workers/client.ts',
    [
      '../core/momentum',
      './entry',
      './bench-entry',
      './compare-entry',
      '../state/lab',
      '#wasm/momentum-core.js',
    ],
    ['./protocol', '../core/options', '../core/compile', '#wasm/momentum-core.wasm?url'],
  ],
  ['src/workers/session.ts', ['../core/momentum', './entry'], ['../core/api', './look']],
  ['src/workers/bench-entry.ts', ['../state/bench', './bench-client'], ['../core/momentum', './protocol']],
  ['src/workers/compare-entry.ts', ['../state/comparison', './client'], ['../core/momentum', './protocol']],
  ['src/workers/entry.ts', ['../state/lab', './client'], ['../core/momentum', './session']],
  ['src/core/some.ts', ['../workers/protocol', '../lib/numbers'], ['./options', '#wasm/momentum-core.js']],
  [
    'src/bench.tsx',
    ['./core/momentum', './workers/bench-entry'],
    ['./workers/bench-client', './state/bench'],
  ],
  [
    'src/main.tsx',
    ['./core/momentum', './workers/entry'],
    ['./workers/client', './state/lab', './views/App'],
  ],
];

const house = realpathSync(mkdtempSync(join(tmpdir(), 'momentum-house-')));
/** 'file:line' of every import refused */
let refused: Set<string>;

beforeAll(() => {
  copyFileSync(join(WEB, 'biome.json'), join(house, 'biome.json'));
  for (const [file, bad, good] of RULES) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    const lines = [...bad, ...good].map((source) => `export * from '${source}';\n`);
    writeFileSync(join(house, file), lines.join(''));
  }
  const biome = join(WEB, 'node_modules/.bin/biome');
  const rule = '--only=style/noRestrictedImports';
  const run = spawnSync(biome, ['lint', rule, '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: house,
    encoding: 'utf8',
  });
  const found = run.stdout.matchAll(/noRestrictedImports,file=([^,]+),line=(\d+)/g);
  refused = new Set([...found].map(([, file, line]) => `${relative(house, file ?? '')}:${line}`));
});

afterAll(() => rmSync(house, { recursive: true }));

it.each(RULES)('%s must not import %j but may import %j', (file, bad, good) => {
  const verdicts = [...bad, ...good].map((_, i) => refused.has(`${file}:${i + 1}`));
  expect(verdicts).toEqual([...bad.map(() => true), ...good.map(() => false)]);
});
