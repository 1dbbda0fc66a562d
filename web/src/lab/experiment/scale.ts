// SPDX-License-Identifier: MIT
/** The scale of the inputs: how wide they may be, and the experiment with theirs mended. */
import type { ExperimentSettings } from './types';

/** Inputs are usually 1 wide, or a few. Sums of so large ones leave the scale on which weights are drawn. */
export const WIDE = 10;

/** With standardised inputs; null where they are, or cannot be: of other data than a table they are what they are. */
export function standardised(experiment: ExperimentSettings): ExperimentSettings | null {
  const { table } = experiment;
  return table && !table.standardise ? { ...experiment, table: { ...table, standardise: true } } : null;
}
