// SPDX-License-Identifier: MIT
/** Seeds that are one: PyTorch's generator, and ours, takes the low 32 bits of a seed. */
import { data_seed_of } from './data-settings';
import type { ExperimentSettings } from './types';

const SEEDS = 2 ** 32;

/** The least seed that draws the same. */
export const drawn_as = (seed: number): number => seed % SEEDS;

export const draw_the_same = (one: number, other: number): boolean => drawn_as(one) === drawn_as(other);

/** Fresh samples by the seed that drew the training samples are these. */
export const tests_on_training = (experiment: ExperimentSettings): boolean =>
  experiment.test === 'fresh' && draw_the_same(data_seed_of(experiment), experiment.test_seed);
