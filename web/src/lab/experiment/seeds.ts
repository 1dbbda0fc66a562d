// SPDX-License-Identifier: MIT
/** Seeds that are one: PyTorch's generator, and ours, takes the low 32 bits of a seed. */
import type { ExperimentSettings } from './types';

const SEEDS = 2 ** 32;

/** The least seed that draws the same. */
export const drawn_as = (seed: number): number => seed % SEEDS;

export const draw_the_same = (one: number, other: number): boolean => drawn_as(one) === drawn_as(other);

/** Fresh samples by the run's own seed are its training samples. */
export const tests_on_training = ({ test, seed, test_seed }: ExperimentSettings): boolean =>
  test === 'fresh' && draw_the_same(seed, test_seed);
