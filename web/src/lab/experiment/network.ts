// SPDX-License-Identifier: MIT
/** The experiment's network and data shape, and what a worker is asked to build for a run. */

import { layer_names } from '../../lib/tensors';
import type { HiddenLayer, RunOptions, TestOptions, TrainerOptions, Tuning } from '../../worker/protocol';
import { ARTICLE_NETWORK } from '../data/article';
import type { DataArrays } from '../data/data-set';
import { data_options, shape_of } from './data-settings';
import { parse_network } from './network-text';
import { rule_keys, SCHEDULE_PREFIX, schedule_keys } from './schema';
import type { ExperimentSettings, Network, RunBuildOptions, RunSettings } from './types';

/** The article's hidden layers. */
export const ARTICLE: readonly HiddenLayer[] = parse_network(ARTICLE_NETWORK) ?? [];

/** What the page offers; the core would take more. */
export const MOST_UNITS = 512;
export const MOST_LAYERS = 8;

/** In the place of a list of all tensors. */
export const ALL_TENSORS = 'all';

/** linear1.weight, linear1.bias, … */
export const tensor_names = (hidden: readonly HiddenLayer[]): string[] =>
  layer_names({ hidden }).flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);

/** Weight (out, in) and bias (out) of each layer. */
function count_parameters(units: readonly number[]): number {
  return units.slice(1).reduce((sum, out, i) => sum + out * ((units[i] ?? 0) + 1), 0);
}

/** Samples that are trained on, and those that are only tested. */
export function shares_of(experiment: ExperimentSettings) {
  const { test, test_share } = experiment;
  const { samples } = shape_of(experiment);
  if (test === 'fresh') return { train: samples, test: samples };
  const tested = test === 'split' ? Math.round(samples * test_share) : 0;
  return { train: samples - tested, test: tested };
}

export function network_of(experiment: ExperimentSettings): Network {
  const { hidden } = experiment;
  const { features, classes, outputs: numbers } = shape_of(experiment);
  const outputs = classes || numbers;
  return {
    samples: shares_of(experiment).train,
    features,
    hidden,
    outputs,
    // The loss follows the data.
    loss: classes > 0 ? 'cross_entropy' : 'mse',
    parameters: count_parameters([features, ...hidden.map(({ units }) => units), outputs]),
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

/** All tensors are trained, by gradients that are cleared; and no more mistakes than that. */
export const DEFAULT_BUILD: RunBuildOptions = {
  params: ALL_TENSORS,
  zero_grad: true,
  softmax: false,
  reduction: 'mean',
  sampler: 'randperm',
  default_dtype: 'float32',
  net_first: false,
  bias: true,
};

/** What of them the core is told by their own names: all that is not usual. */
function told_of({ params, softmax, ...same }: RunBuildOptions, loss: TrainerOptions['loss']) {
  const unusual = Object.entries(same).filter(([key, value]) => Reflect.get(DEFAULT_BUILD, key) !== value);
  const twice = softmax && loss === 'cross_entropy';
  return { ...Object.fromEntries(unusual), ...(twice ? { loss: 'cross_entropy_of_softmax' } : {}) };
}

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
  build_options: RunBuildOptions,
  settings: RunSettings,
  arrays: DataArrays | null = null,
): RunOptions {
  const { seed, hidden, init, batch_size } = experiment;
  const { params } = build_options;
  const of_data = data_options(experiment, arrays);
  const options = {
    ...of_data,
    ...told_of(build_options, of_data.loss),
    seed,
    test: test_of(experiment),
    hidden,
    init,
    ...(params === ALL_TENSORS ? {} : { params: trained(params, hidden) }),
    batch_size,
    ...tuning_of(settings),
  };
  return options as RunOptions;
}
