// SPDX-License-Identifier: MIT
/** Printed losses checked against a run: what is compared, its variants, and how they rank. */

import { type Ranking, rank } from './ranking';
import type { LossReading } from './reading';
import type { PrintedLines } from './score';
import type { AskLosses } from './search';
import type { VariantBase } from './variant';
import { variants_of } from './variants';

/** Losses of later steps are not compared. */
export const MOST_STEPS = 2000;

/** Lines that all variants are followed for, where there are so many and the run is cheap. */
const MOST_LINES = 200;
/** What a variant may cost: some 200 steps of the article's run. */
const OPERATIONS = 2.5e8;
/** Those that every variant is followed for. */
const FEWEST_LINES = 10;

export const printed_lines = ({ losses }: LossReading): PrintedLines => {
  const compared = losses.filter(({ step }) => step < MOST_STEPS);
  return {
    step: compared.map(({ step }) => step),
    loss: compared.map(({ loss }) => loss),
    decimals: compared.map(({ decimals }) => decimals),
    digits: 'rounded',
  };
};

/** A run to compare with. */
export interface CheckedRun {
  base: VariantBase;
  /** of training */
  samples: number;
  /** multiplications and additions of a step */
  operations: number;
}

/** Lines whose steps each variant can be followed for. */
function least_lines({ step }: PrintedLines, { operations }: CheckedRun): number {
  const steps = OPERATIONS / operations;
  const within = step.filter((one) => one < steps).length;
  return Math.min(MOST_LINES, Math.max(FEWEST_LINES, within));
}

export async function check_run(
  printed: PrintedLines,
  run: CheckedRun,
  ask: AskLosses,
  progress: (share: number) => void,
): Promise<Ranking> {
  const variants = variants_of(run.base, run.samples);
  const least = least_lines(printed, run);
  const losses = await ask(variants, { least, most: printed.step.length }, progress);
  return rank(printed, variants, losses);
}
