// SPDX-License-Identifier: MIT
/** The article's network and data shape, and what a worker is asked to build for a run. */
import type { TrainerOptions } from '../workers/protocol';
import type { ExperimentSettings, RunSettings } from './contract';

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

/** The loss of guessing all classes alike: ln C. */
export const GUESSING = Math.log(NETWORK.classes);

export function trainer_options(experiment: ExperimentSettings, run: RunSettings): TrainerOptions {
  const { samples, features, hidden, classes } = NETWORK;
  return {
    seed: experiment.seed,
    data: { kind: experiment.data, samples, features, classes },
    hidden,
    loss: 'cross_entropy',
    optimizer: { type: 'sgd', ...run },
    batch_size: experiment.batch_size,
  };
}
