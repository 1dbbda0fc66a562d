// SPDX-License-Identifier: MIT
/** Who may know whom: the linter's import rules (biome.json) refuse what the house forbids, and nothing else. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('../../..', import.meta.url));

/** A file, what it must not import, and what it may. */
const RULES: [file: string, refused: string[], allowed: string[]][] = [
  [
    'src/lib/some.ts',
    ['../lab/view', '../core/options', '../i18n', '#wasm/momentum-core.js'],
    ['./numbers', 'preact'],
  ],
  [
    'src/i18n/some.ts',
    ['../lab/view', '../shell/App', '../ui/Field', '../rooms/train/Room'],
    ['./en', '../lib/numbers'],
  ],
  ['src/site/some.ts', ['../lab/view', '../i18n', '../ui/theme'], ['../lib/storage']],
  [
    'src/ui/some.ts',
    ['../lab/view', '../figure/marks', '../worker/protocol', '../core/options'],
    ['../i18n', '../lib/numbers', '../site/offline', './px'],
  ],
  [
    'src/figure/some.ts',
    ['../lab/view', '../i18n', '../rooms/ravine/figures/plane', '../worker/protocol'],
    ['../lib/colours', '../ui/theme', './marks'],
  ],
  [
    'src/run-check/some.ts',
    ['../lab/view', '../worker/protocol', '../core/momentum', '../rooms/check/Room', '../i18n'],
    ['../core/options', '../core/api', '../lib/tensors', './variant'],
  ],
  [
    'src/lab/run/some.ts',
    [
      '../../core/options',
      '../../worker/core-worker',
      '../../worker/client/client',
      '../../shell/App',
      '../../rooms/train/Room',
      '../../rooms/ravine/descent/settings',
      '../../i18n/en',
      '../../figure/marks',
      '../../ui/theme',
      '../views/names',
      '../chart/describe',
      '../../main',
      '#wasm/momentum-core.js',
    ],
    ['../../worker/protocol', '../../lib/numbers', '../view', '#wasm/momentum-schema'],
  ],
  [
    'src/lab/chart/some.tsx',
    [
      '../../core/momentum',
      '../../worker/client/client',
      '../../worker/core-worker',
      '../../rooms/train/Room',
      '../../modes/phone/narrow',
      '../../shell/App',
      '#wasm/momentum-core.js',
    ],
    [
      '../view',
      '../../i18n',
      '../../lib/numbers',
      '../../figure/marks',
      '../../ui/theme',
      '../../worker/protocol',
    ],
  ],
  [
    'src/modes/present/some.tsx',
    ['../../rooms/train/Room', '../../shell/App', '../../core/momentum', '../../worker/client/client'],
    ['../../lab/views/names', '../share/qr', '../../i18n'],
  ],
  [
    'src/rooms/train/some.tsx',
    ['../../shell/App', '../../core/momentum', '../../worker/core-worker', '../../worker/client/client'],
    ['../room', '../../lab/view', '../../modes/phone/narrow', './LossPanel', '../../worker/protocol'],
  ],
  [
    'src/rooms/ravine/figures/some.ts',
    ['../../../shell/App', '../../../worker/client/client'],
    ['../reading', '../descent/ravine', '../../../figure/use-canvas', '../../../worker/protocol'],
  ],
  [
    'src/rooms/learn/figures/some.ts',
    ['../../../shell/App', '../../../core/momentum'],
    ['../../inside/Stations', '../../ravine/figures/plane', '../lesson/chapter'],
  ],
  [
    'src/shell/some.ts',
    ['../core/momentum', '../worker/client/client', '../main', '#wasm/momentum-core.js'],
    ['../rooms', '../lab/view', '../modes/share/qr'],
  ],
  [
    'src/bench/some.ts',
    ['../core/momentum', '../worker/client/client', '#wasm/momentum-core.js'],
    ['../lab/run/fault', '../worker/protocol', '#wasm/momentum-jobs.json'],
  ],
  [
    'src/worker/client/client.ts',
    ['../../core/momentum', '../core-worker', '../../lab/lab', '#wasm/momentum-core.js'],
    ['../protocol', '../../core/options', '../../core/compile', '#wasm/momentum-core.wasm?url'],
  ],
  [
    'src/worker/session/session.ts',
    ['../../core/momentum', '../core-worker'],
    ['../../core/api', '../../core/inside-api', '../products', './phases'],
  ],
  [
    'src/worker/products/field.ts',
    ['../../core/momentum', '../../lab/lab', '../core-worker', '#wasm/momentum-core.js'],
    ['../../core/api', '../protocol', '../session/to-result', './product'],
  ],
  [
    'src/worker/core-worker.ts',
    ['../lab/lab', '../bench/bench', './client/client'],
    ['../core/momentum', './protocol', './session/service'],
  ],
  ['src/core/worker/some.ts', ['../../worker/protocol', '../../lib/numbers'], ['../api', './protocol']],
  ['src/core/some.ts', ['../worker/protocol', '../lib/numbers'], ['./options', '#wasm/momentum-core.js']],
  ['src/bench.tsx', ['./core/momentum', './worker/core-worker'], ['./worker/client/client', './bench/bench']],
  [
    'src/main.tsx',
    ['./core/momentum', './worker/core-worker'],
    ['./worker/client/client', './lab/lab', './shell/App'],
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
