// SPDX-License-Identifier: MIT
/** In the copy that scripts/scratch makes, the kind of data `stripes` (120 points, three classes): its link, and a run on it. */
import { expect, it } from 'vitest';
import { loadMomentum } from '../../src/core/momentum';
import { DATA_KINDS, data_set } from '../../src/lab/data';
import { data_settings } from '../../src/lab/experiment/data-settings';
import { default_settings } from '../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, network_of, trainer_options } from '../../src/lab/experiment/network';
import { default_experiment } from '../../src/lab/experiment/presets';
import { decode, encode } from '../../src/lab/link/url';

const LINK = 'data=stripes&samples=60&data_noise=0.01&data_seed=4&net=8tanh';

it('its link comes back', () => {
  const { experiment, problems } = decode(LINK);
  expect(problems).toEqual([]);
  expect(DATA_KINDS.map((kind) => data_set(kind).url)).toContain('stripes');
  expect(Object.keys(data_settings(experiment.data))).toEqual(['samples', 'noise', 'seed']);
  const written = encode({ ...default_experiment(), experiment });
  expect(decode(written).experiment).toEqual(experiment);
  for (const part of LINK.split('&')) expect(written).toContain(part);
});

it('a trainer trains on it', async () => {
  const core = await loadMomentum(new URL('../../../build/wasm/momentum-core.wasm', import.meta.url));
  const { experiment } = decode(LINK);
  const trainer = new core.Trainer(trainer_options(experiment, DEFAULT_BUILD, default_settings('b')));
  expect(network_of(experiment)).toMatchObject({ samples: 60, features: 2, outputs: 3 });
  expect([...trainer.y().slice(0, 4)]).toEqual([0, 1, 2, 0]);
  expect([...trainer.x()].filter((_, i) => i % 2 === 0).every((x) => Math.abs(x) < 1.1)).toBe(true);
  const before = trainer.evaluate().loss;
  trainer.run(200);
  expect(trainer.evaluate().loss).toBeLessThan(before / 10);
  trainer.delete();
});
