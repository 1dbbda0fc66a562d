// SPDX-License-Identifier: MIT
/** What a run's network gets wrong, at the parameters as they are. */
import type { ComputedLate } from '../product';
import { class_mistakes } from './classes';
import { number_mistakes } from './numbers';
import { wanted_samples } from './samples';

export const mistakes: ComputedLate<'mistakes'> = ({ trainer, options }, request) => {
  const samples = wanted_samples(trainer, request.tested);
  return options.loss === 'mse'
    ? number_mistakes(trainer, samples)
    : class_mistakes(trainer, samples, request);
};
