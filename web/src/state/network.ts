// SPDX-License-Identifier: MIT
/** The article's network and data shape, and what a worker is asked to build for a run. */
import type { RunOptions } from '../workers/protocol';
import type { ExperimentSettings, RunId, RunSettings } from './contract';
import { tensors_of } from './parameters';

export const NETWORK = {
  samples: 500,
  features: 20,
  hidden: [
    { units: 13, activation: 'relu' },
    { units: 8, activation: 'sigmoid' },
  ],
  classes: 3,
} as const;

/** Number of parameters: weight (out, in) and bias (out) of each layer. */
export const PARAMETERS = [...NETWORK.hidden.map((layer) => layer.units), NETWORK.classes].reduce(
  (sum, out, layer, outs) => sum + out * ((outs[layer - 1] ?? NETWORK.features) + 1),
  0,
);

/** linear1.weight, linear1.bias, … */
export const TENSORS: readonly string[] = tensors_of(NETWORK).map(({ name }) => name);

/** In the place of a list of all tensors. */
export const ALL_TENSORS = 'all';

/** The tensors a run trains, as its setting says them. */
export const trained = (params: string) => (params === ALL_TENSORS ? TENSORS : params.split(','));

/** The loss of guessing all classes alike: ln C. */
export const GUESSING = Math.log(NETWORK.classes);

export function trainer_options(experiment: ExperimentSettings, id: RunId, run: RunSettings): RunOptions {
  const { samples, features, hidden, classes } = NETWORK;
  const params = experiment[`${id}_params`];
  return {
    seed: experiment.seed,
    data: { kind: experiment.data, samples, features, classes },
    hidden,
    loss: 'cross_entropy',
    ...(params === ALL_TENSORS ? {} : { params: trained(params) }),
    optimizer: { type: 'sgd', ...run },
    batch_size: experiment.batch_size,
  };
}
