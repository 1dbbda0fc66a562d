// SPDX-License-Identifier: MIT
/** The experiment's network and data shape, and what a worker is asked to build for a run. */

import { tensors_of } from '../../lib/tensors';
import type { HiddenLayer, RunOptions, TestOptions, Tuning } from '../../worker/protocol';
import { rule_keys, SCHEDULE_PREFIX, schedule_keys } from './schema';
import type { ExperimentSettings, Network, RunBuildOptions, RunSettings } from './types';

/** The article's data: 500 samples of 20 numbers, 3 classes. */
export const SAMPLES = 500;
const FEATURES = 20;
const OUTPUTS = 3;

/** The article's hidden layers. */
export const ARTICLE: readonly HiddenLayer[] = [
  { units: 13, activation: 'relu' },
  { units: 8, activation: 'sigmoid' },
];

/** What the page offers; the core would take more. */
export const MOST_UNITS = 512;
export const MOST_LAYERS = 8;

/** In the place of a list of all tensors. */
export const ALL_TENSORS = 'all';

/** linear1.weight, linear1.bias, … */
export const tensor_names = (hidden: readonly HiddenLayer[]): string[] =>
  tensors_of({ features: FEATURES, hidden, outputs: OUTPUTS }).map(({ name }) => name);

/** Weight (out, in) and bias (out) of each layer. */
function count_parameters(units: readonly number[]): number {
  return units.slice(1).reduce((sum, out, i) => sum + out * ((units[i] ?? 0) + 1), 0);
}

/** The loss follows the data. */
export const loss_of = ({ data }: Pick<ExperimentSettings, 'data'>) =>
  data === 'torch_rand_values' ? 'mse' : 'cross_entropy';

/** Samples that are trained on, and those that are only tested. */
export function shares_of({ test, test_share }: Pick<ExperimentSettings, 'test' | 'test_share'>) {
  if (test === 'fresh') return { train: SAMPLES, test: SAMPLES };
  const tested = test === 'split' ? Math.round(SAMPLES * test_share) : 0;
  return { train: SAMPLES - tested, test: tested };
}

export function network_of(experiment: ExperimentSettings): Network {
  const { hidden } = experiment;
  return {
    samples: shares_of(experiment).train,
    features: FEATURES,
    hidden,
    outputs: OUTPUTS,
    loss: loss_of(experiment),
    parameters: count_parameters([FEATURES, ...hidden.map(({ units }) => units), OUTPUTS]),
  };
}

/** Multiplications and additions of a step: forward, and both halves of backward. */
export function operations_of(experiment: ExperimentSettings): number {
  const { samples, parameters } = network_of(experiment);
  return 6 * parameters * (experiment.batch_size || samples);
}

/** How many steps of all data these operations make. */
export const steps_within = (experiment: ExperimentSettings, operations: number) =>
  Math.floor(operations / operations_of(experiment));

/** The loss of guessing all classes alike, ln C; NaN where there are no classes. */
export const guessing_of = ({ loss, outputs }: Pick<Network, 'loss' | 'outputs'>) =>
  loss === 'mse' ? Number.NaN : Math.log(outputs);

/** All tensors are trained, by gradients that are cleared. */
export const DEFAULT_BUILD: RunBuildOptions = { params: ALL_TENSORS, zero_grad: true };

/** The names of the tensors a run trains. */
export const trained = (params: string, hidden: readonly HiddenLayer[]) =>
  params === ALL_TENSORS ? tensor_names(hidden) : params.split(',');

/** A run's settings as the core's options. */
export function tuning_of(settings: RunSettings): Tuning {
  const pick = (keys: readonly string[], prefix: string) =>
    Object.fromEntries(keys.map((key) => [key.slice(prefix.length), settings[key]]));
  return {
    optimizer: { type: settings.rule, ...pick(rule_keys(settings.rule), '') },
    schedule: { type: settings.schedule, ...pick(schedule_keys(settings.schedule), SCHEDULE_PREFIX) },
  } as Tuning;
}

function test_of({ test, test_share, test_seed }: ExperimentSettings): TestOptions {
  if (test === 'split') return { type: 'split', share: test_share, seed: test_seed };
  return test === 'fresh' ? { type: 'fresh', seed: test_seed } : { type: 'none' };
}

export function trainer_options(
  experiment: ExperimentSettings,
  { params, zero_grad }: RunBuildOptions,
  settings: RunSettings,
): RunOptions {
  const { seed, data, hidden, init, batch_size } = experiment;
  const kind = data === 'torch_rand' ? 'torch_rand' : 'torch_rand_learnable';
  const drawn = { kind, samples: SAMPLES, features: FEATURES } as const;
  const loss = loss_of(experiment);
  return {
    ...(loss === 'mse'
      ? { loss, data: { ...drawn, outputs: OUTPUTS } }
      : { loss, data: { ...drawn, classes: OUTPUTS } }),
    seed,
    test: test_of(experiment),
    hidden,
    init,
    ...(params === ALL_TENSORS ? {} : { params: trained(params, hidden) }),
    ...(zero_grad ? {} : { zero_grad }),
    batch_size,
    ...tuning_of(settings),
  };
}
