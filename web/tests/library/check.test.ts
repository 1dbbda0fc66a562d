// SPDX-License-Identifier: MIT
/** momentum-check, as somebody calls it: what it prints, how it ends, which experiments it takes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { TrainerOptions } from '../../src/core/options';
import { article, library, loadLibrary } from './support/support';

const momentum = await loadLibrary();
const folder = mkdtempSync(join(tmpdir(), 'momentum-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What a program of these options prints. */
function losses(options: TrainerOptions, lines = 40): string {
  const trainer = new momentum.Trainer(options);
  const text = Array.from(trainer.run(lines), (loss, i) => `epoch ${i} loss ${loss.toFixed(4)}`).join('\n');
  trainer.delete();
  return text;
}

const check = (args: readonly string[], input = '') => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`${library}momentum-check.mjs`, ...args], {
    encoding: 'utf8',
    input,
  });
  return { lines: stdout.trim().split('\n'), stderr, status };
};

const RIGHT = file('right.txt', losses(article()));
const FORGOTTEN = file('forgotten.txt', losses({ ...article(), zero_grad: false }));
const OPTIONS = file('options.json', JSON.stringify(article()));
const LINK = 'https://example.org/lab/?data=random&seed=22&runs=ab&a.lr=0.1&b.lr=0.1&b.momentum=0.9';

it('says what a run has in common with the library’s, and ends with 0', () => {
  const { lines, status } = check([RIGHT, OPTIONS]);
  expect(status).toBe(0);
  expect(lines[0]).toMatch(/^1\tthe run itself\t40 of 40\t/);
  expect(lines[1]).toMatch(/^1\tweight decay 0.0001\t40 of 40\t/);
  expect(lines).toHaveLength(10);
});

it('ranks what explains another, best first, and ends with 1', () => {
  const { lines, status } = check([FORGOTTEN, OPTIONS]);
  expect(status).toBe(1);
  expect(lines.slice(0, 2)).toEqual([
    '1\tzero_grad() missing\t40 of 40\t0.0000248',
    '2\tγ = 1\t2 of 40\t2.29',
  ]);
  expect(check([FORGOTTEN, OPTIONS, '--all']).lines.length).toBeGreaterThan(100);
});

it('says the same to programs', () => {
  const { lines } = check([FORGOTTEN, OPTIONS, '--json']);
  const said = JSON.parse(lines.join(''));
  expect(said).toMatchObject({ agrees: false, verdict: 'explained', proven: true, lines: 40, decimals: 4 });
  expect(said.ranking[0]).toMatchObject({ place: 1, cause: 'zero_grad() missing', equal: 40 });
});

it.each([
  ['a link', LINK],
  ['a link in quotes', JSON.stringify(LINK)],
  ['a link with a run', JSON.stringify({ link: LINK, run: 'b' })],
  [
    'an experiment file of the page',
    JSON.stringify({
      format: 'momentum-lab experiment',
      version: 1,
      steps: 0,
      experiment: {
        data: 'torch_rand',
        data_values: {},
        seed: 22,
        batch_size: 0,
        hidden: article().hidden,
        init: 'pytorch',
        test: 'none',
        test_share: 0.2,
        test_seed: 23,
      },
      runs: [
        {
          id: 'b',
          build_options: { params: 'all', zero_grad: true },
          settings: {
            rule: 'sgd',
            lr: 0.1,
            momentum: 0.9,
            dampening: 0,
            weight_decay: 0,
            nesterov: false,
            maximize: false,
            convention: 'pytorch',
            stale_buffer: false,
            schedule: 'constant',
            'schedule.warmup_steps': 0,
            'schedule.warmup_start_factor': 0.33,
          },
          changes: [],
        },
      ],
    }),
  ],
])('takes %s, and the losses from a pipe', (_, experiment) => {
  const { status, lines } = check(['-', file('experiment.json', experiment)], losses(article()));
  expect([status, lines[0]?.split('\t').slice(0, 3)]).toEqual([0, ['1', 'the run itself', '40 of 40']]);
});

it.each([
  ['weights set by hand', '&b.edit=3:0.75@5'],
  ['a change', '&b.lr=0.1,0.05@5'],
])('says that %s on the way is left out', (_, more) => {
  const { lines, stderr } = check([RIGHT, file('changed.txt', LINK.replace('&b.lr=0.1', '') + more)]);
  expect(stderr).toContain('its changes and weights set by hand are left out');
  expect(lines[0]).toMatch(/^1\tthe run itself\t40 of 40/);
  expect(check([RIGHT, file('link.txt', LINK)]).stderr).toBe('');
});

it('takes another run of the experiment, and two changes where one is not enough', () => {
  const link = file('link.txt', LINK);
  expect(check([RIGHT, link, '--run', 'a']).lines[0]).toMatch(/^1\tγ = 0.9\t40 of 40/);
  const options = { ...article(), optimizer: { type: 'sgd', lr: 0.07, momentum: 0.85 } as const };
  const printed = file('two.txt', losses(options));
  expect(check([printed, OPTIONS]).status).toBe(1);
  expect(check([printed, OPTIONS, '--two']).lines[0]).toMatch(/^1\tlr 0.07 and γ = 0.85\t40 of 40/);
});

it.each([
  [['--help'], 0, ''],
  [[], 2, 'it takes two files'],
  [['missing.txt', OPTIONS], 2, 'missing.txt cannot be read'],
  [[file('two-lines.txt', '1.5\n1.4'), OPTIONS], 2, 'has 2 losses: three are the least'],
  [[RIGHT, file('none.json', '{}')], 2, 'the experiment has no data'],
  [[RIGHT, file('bad.json', '{"data":{"kind":"torch_rand"}}')], 2, 'data.samples is missing'],
  [[RIGHT, OPTIONS, '--loud'], 2, 'there is no --loud'],
  [[RIGHT, OPTIONS, '--run', 'z'], 2, 'a run is one of a, b, c, d, e, f, not z'],
] as const)('called with %j it ends with %d: %s', (args, status, message) => {
  const result = check(args);
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
});

it('says where a text is bad', () => {
  const bad = file('bad.txt', losses(article()).replace('loss 1.1183', 'loss: --'));
  expect(check([bad, OPTIONS]).stderr).toContain('line 3: no number: epoch 2 loss: --');
});
