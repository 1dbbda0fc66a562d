// SPDX-License-Identifier: MIT
/** A run of somebody's own, checked: its text read, and what variants of a run of the page would have printed. */
import { losses_of_variants } from '../../../run-check/losses';
import { read_losses } from '../../../run-check/reading';
import { type CoreTaskOf, memory_in, nothing_to_move } from '../product';

export const reading: CoreTaskOf<'reading'> = {
  cadence: 'once',
  // Ten thousand lines are too much for the page's thread.
  compute: (_, { text, choice }) => read_losses(text, choice),
  transfer: nothing_to_move,
};

export const variant_losses: CoreTaskOf<'variant_losses'> = {
  cadence: 'once',
  compute: losses_of_variants,
  transfer: memory_in,
};
