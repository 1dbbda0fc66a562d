// SPDX-License-Identifier: MIT
/** The runs as the leader board lists them: what each came to, and their order by any of it. */

import type { RunId } from '../ids';
import type { Lab } from '../view';
import type { Reached } from './record-data';

export interface Standing {
  id: RunId;
  /** the updates to the target; null: not yet */
  reached: Reached | null;
  best: number;
  accuracy: number;
  /** the updates the accuracy is of: a run that was lost stayed behind */
  scored_at: number;
  /** test samples put into a wrong class; NaN where there are none, or no classes */
  mistakes: number;
  microseconds: number;
}

export const COLUMNS_RANKED = ['run', 'steps', 'best', 'accuracy', 'mistakes', 'time'] as const;
export type Ranked = (typeof COLUMNS_RANKED)[number];

export interface Sorting {
  by: Ranked;
  descending: boolean;
}

/** What is compared; NaN is nothing yet, and last in either direction. */
const VALUE: Record<Exclude<Ranked, 'run'>, (one: Standing) => number> = {
  steps: ({ reached }) => reached?.step ?? Number.NaN,
  best: ({ best }) => best,
  accuracy: ({ accuracy }) => accuracy,
  mistakes: ({ mistakes }) => mistakes,
  time: ({ microseconds }) => microseconds,
};

/** Best first, where that is known: few steps, a small loss, a high accuracy, little time. */
export const first_direction = (by: Ranked): Sorting => ({ by, descending: by === 'accuracy' });

/** Runs that are equal keep their order among the runs, in either direction. */
export function ranked(standings: readonly Standing[], { by, descending }: Sorting): Standing[] {
  if (by === 'run') return descending ? standings.toReversed() : [...standings];
  const value = VALUE[by];
  return standings.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return descending ? y - x : x - y;
  });
}

/** Those of them that say something of this experiment. */
export const columns_of = (lab: Lab): readonly Ranked[] =>
  COLUMNS_RANKED.filter(
    (by) => by !== 'mistakes' || (lab.tested.value > 0 && lab.network.value.loss !== 'mse'),
  );

export function standings_of(lab: Lab): Standing[] {
  const tested = lab.tested.value;
  const score = tested > 0 ? 'test_accuracy' : 'accuracy';
  return lab.shown.value.map((id) => {
    const run = lab.runs[id];
    const scored = run.at(score, Number.POSITIVE_INFINITY);
    const accuracy = scored?.value ?? Number.NaN;
    return {
      id,
      reached: run.reached.value,
      best: run.series('loss').least,
      accuracy,
      mistakes: tested > 0 ? Math.round((1 - accuracy) * tested) : Number.NaN,
      scored_at: scored?.step ?? Number.NaN,
      microseconds: run.microseconds.value,
    };
  });
}
