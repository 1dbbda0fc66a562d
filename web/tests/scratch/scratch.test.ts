// SPDX-License-Identifier: MIT
/** In the copy that scripts/scratch makes, SGD has an option `spice` (0 … 2, 0.25): what has come of it on the page. */
import { expect, it } from 'vitest';
import { loadMomentum } from '../../src/core/momentum';
import { default_settings } from '../../src/lab/experiment/defaults';
import { tuning_of } from '../../src/lab/experiment/network';
import { RUN } from '../../src/lab/experiment/settings';
import { decode, encode } from '../../src/lab/link/url';
import { settings_at } from '../../src/lab/run/plan';

it('the page knows its range and its default', () => {
  expect(default_settings('b').spice).toBe(0.25);
  expect(RUN.spice?.parse('2')).toEqual({ ok: true, value: 2 });
  expect(RUN.spice?.parse('2.1')).toMatchObject({ ok: false, reason: { id: 'problem.range', max: '2' } });
});

it('a link says it, with its changes', () => {
  const read = decode('b.spice=0.5,1.5@30');
  expect(read.problems).toEqual([]);
  expect([0, 29, 30].map((step) => settings_at(read.runs.b.plan, step).spice)).toEqual([0.5, 0.5, 1.5]);
  expect(encode(read)).toContain('b.spice=0.5,1.5@30');
});

it('a checkpoint keeps it, and the core refuses what is out of range', async () => {
  const { Trainer } = await loadMomentum(new URL('../../../build/wasm/momentum-core.wasm', import.meta.url));
  const optimizer = { ...tuning_of(default_settings('b')).optimizer, spice: 1.25 };
  const data = { kind: 'torch_rand', samples: 8, features: 2, classes: 2 } as const;
  const saved = new Trainer({ data, optimizer }).save();
  expect(Trainer.load(saved).save()).toEqual(saved);
  expect(saved).not.toEqual(new Trainer({ data, optimizer: { ...optimizer, spice: 1.5 } as never }).save());
  const trainer = Trainer.load(saved);
  expect(() => trainer.patch('optimizer.spice', 3)).toThrow(
    'optimizer.spice must be a number in 0 … 2, got 3',
  );
});
