// SPDX-License-Identifier: MIT
/** Every kind of data through its link, its settings and the core (build/wasm must be built). */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Momentum } from '../../../../src/core/api';
import { loadMomentum } from '../../../../src/core/momentum';
import { DATA_KINDS, data_set } from '../../../../src/lab/data';
import { arrays_of } from '../../../../src/lab/data/arrays';
import type { DataArrays } from '../../../../src/lab/data/data-set';
import { data_settings, data_values_of, shape_of } from '../../../../src/lab/experiment/data-settings';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, network_of, trainer_options } from '../../../../src/lab/experiment/network';
import { parse_network } from '../../../../src/lab/experiment/network-text';
import { default_experiment } from '../../../../src/lab/experiment/presets';
import { tests_on_training } from '../../../../src/lab/experiment/seeds';
import { EXPERIMENT, experiment_settings, VIEW } from '../../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../../src/lab/experiment/types';
import { decode, encode } from '../../../../src/lab/link/url';
import { RAVINE } from '../../../../src/rooms/ravine/descent/settings';

const text_of = (kind: string) =>
  readFileSync(new URL(`../../../../src/lab/data/${kind}/${kind}.txt`, import.meta.url), 'utf8');
vi.mock('../../../../src/lab/data/iris/text', () => ({ read_text: async () => text_of('iris') }));
vi.mock('../../../../src/lab/data/digits/text', () => ({ read_text: async () => text_of('digits') }));

let core: Momentum;
beforeAll(async () => {
  core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));
});

const of_link = (query: string) => decode(query).experiment;
const link_of = (experiment: ExperimentSettings) => encode({ ...default_experiment(), experiment });

describe.each(DATA_KINDS)('%s', (kind) => {
  const set = data_set(kind);
  const { experiment } = decode(`data=${set.url}&net=${set.network}`);
  const load = async (): Promise<DataArrays | null> => ('load' in set ? set.load() : null);

  it('is what its link says, with each of its settings at another value', () => {
    expect(experiment.data).toBe(kind);
    expect(link_of(experiment)).toContain(`data=${set.url}`);
    const changes = Object.entries(data_settings(kind)).map(([name, { url, default: fallback, parse }]) => {
      const value = [fallback + 1, fallback / 2].find((one) => parse(String(one)).ok);
      return [name, url, value] as const;
    });
    const query = changes.map(([, url, value]) => `&${url}=${value}`).join('');
    const read = decode(`data=${set.url}${query}`);
    expect(read.problems).toEqual([]);
    expect(data_values_of(read.experiment)).toEqual(
      Object.fromEntries(changes.map(([name, , value]) => [name, value])),
    );
    expect(of_link(link_of(read.experiment))).toEqual(read.experiment);
  });

  it('has in the core the shape it has here, and trains there with the network that suits it', async () => {
    const hidden = parse_network(set.network);
    expect(experiment.hidden).toEqual(hidden);
    const options = trainer_options(experiment, DEFAULT_BUILD, default_settings('b'), await load());
    const trainer = new core.Trainer(options);
    const { samples, features, outputs, loss, parameters } = network_of(experiment);
    expect(trainer.samples).toBe(samples);
    expect(trainer.x()).toHaveLength(samples * features);
    expect(trainer.y()).toHaveLength(loss === 'mse' ? samples * outputs : samples);
    expect(trainer.layers.at(-1)?.out).toBe(outputs);
    expect(trainer.parameters()).toHaveLength(parameters);
    const at_first = trainer.evaluate().loss;
    trainer.run(400);
    const learnt = trainer.evaluate();
    // Labels by chance can only be memorised, which takes longer.
    expect(learnt.loss).toBeLessThan(at_first * (kind === 'torch_rand' ? 1 : 0.3));
    expect(Number.isNaN(learnt.accuracy)).toBe(shape_of(experiment).classes === 0);
    trainer.delete();
  });

  it('can have test data', async () => {
    const { test } = experiment_settings(experiment);
    const fresh = set.core === 'arrays' ? 'split' : 'fresh';
    expect(test.parse('fresh').ok).toBe(set.core !== 'arrays');
    const tested = { ...experiment, test: fresh, test_seed: 5 } as const;
    const options = trainer_options(tested, DEFAULT_BUILD, default_settings('b'), await load());
    const trainer = new core.Trainer(options);
    const x = [...trainer.x().slice(0, 4)];
    expect([...(trainer.test_x() ?? []).slice(0, 4)]).not.toEqual(x);
    trainer.delete();
    const seed = data_values_of(experiment).seed ?? experiment.seed;
    expect(tests_on_training({ ...tested, test: 'fresh', test_seed: seed })).toBe(true);
    expect(tests_on_training({ ...tested, test: 'fresh' })).toBe(false);
  });

  it('has its words in both languages', () => {
    for (const words of Object.values(set.words)) {
      for (const text of Object.values(words)) expect(text).not.toBe('');
    }
    const chinese = Object.values(set.words.zh).join('\n');
    expect(chinese).not.toMatch(/\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u);
  });
});

it('irises are Fisher’s, as rows 35 and 38 say, and not as UCI has them', async () => {
  const { x, y } = (await arrays_of('iris')) as DataArrays;
  const row = (number: number) => [...x.slice(4 * number - 4, 4 * number)];
  expect(row(35)).toEqual([...Float32Array.of(4.9, 3.1, 1.5, 0.2)]);
  expect(row(38)).toEqual([...Float32Array.of(4.9, 3.6, 1.4, 0.1)]);
  expect(row(150)).toEqual([...Float32Array.of(5.9, 3.0, 5.1, 1.8)]);
  expect([0, 1, 2].map((species) => y.filter((one) => one === species).length)).toEqual([50, 50, 50]);
  for (const about of ['Fisher', 'UCI', 'CC BY 4.0', 'scikit-learn 1.2.1'])
    expect(text_of('iris')).toContain(about);
});

it('digits are 1797 pictures, the first a nought', async () => {
  const { x, y } = (await arrays_of('digits')) as DataArrays;
  expect([...x.slice(0, 8)].map((pixel) => 16 * pixel)).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
  expect([...y.slice(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  expect([Math.min(...x), Math.max(...x)]).toEqual([0, 1]);
  for (const about of ['UCI', 'CC BY 4.0', 'scikit-learn 1.2.1']) expect(text_of('digits')).toContain(about);
});

it('no two kinds have a word or a name in common', () => {
  for (const of of [
    DATA_KINDS.map((kind) => data_set(kind).url),
    DATA_KINDS.map((kind) => data_set(kind).words.en.name),
    DATA_KINDS.map((kind) => data_set(kind).words.zh.name),
  ])
    expect(new Set(of).size).toBe(DATA_KINDS.length);
});

it('a setting of other data is no setting of these, and is said', () => {
  expect(
    decode('data=learnable&data_noise=0.3&data_seed=4').problems.map(({ key, reason }) => [key, reason]),
  ).toEqual(
    ['data_noise', 'data_seed'].map((key) => [key, { id: 'problem.no_option', of: 'data=learnable' }]),
  );
  expect(decode('data=spirals&arms=6').problems.map(({ reason }) => reason)).toEqual([
    { id: 'problem.range', min: '2', max: '5' },
  ]);
});

it('no setting of data has the word of another setting', () => {
  const others = [EXPERIMENT, VIEW, RAVINE].flatMap((table) => Object.values(table).map(({ url }) => url));
  const own = DATA_KINDS.flatMap((kind) => Object.values(data_settings(kind)).map(({ url }) => url));
  expect(own.filter((url) => others.includes(url))).toEqual([]);
});

it('a batch has at most as many samples as there are', () => {
  expect(decode('data=moons&samples=40&batch=41').problems.map(({ key }) => key)).toEqual(['batch']);
  expect(of_link('data=moons&samples=40&batch=40').batch_size).toBe(40);
  expect(decode('data=learnable&batch=501').problems.map(({ key }) => key)).toEqual(['batch']);
});
