// SPDX-License-Identifier: MIT
/** The article's run, as the check is told of it. */
import type { VariantBase } from '../../../src/run-check/variant';

export const ARTICLE: VariantBase = {
  seed: 22,
  data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
  hidden: [
    { units: 13, activation: 'relu' },
    { units: 8, activation: 'sigmoid' },
  ],
  loss: 'cross_entropy',
  optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
  schedule: { type: 'constant' },
};
