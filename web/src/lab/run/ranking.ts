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
  microseconds: number;
}

export const COLUMNS_RANKED = ['run', 'steps', 'best', 'accuracy', 'time'] as const;
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

export function standings_of(lab: Lab): Standing[] {
  const score = lab.tested.value > 0 ? 'test_accuracy' : 'accuracy';
  return lab.shown.value.map((id) => {
    const run = lab.runs[id];
    const scored = run.at(score, Number.POSITIVE_INFINITY);
    return {
      id,
      reached: run.reached.value,
      best: run.series('loss').least,
      accuracy: scored?.value ?? Number.NaN,
      scored_at: scored?.step ?? Number.NaN,
      microseconds: run.microseconds.value,
    };
  });
}
