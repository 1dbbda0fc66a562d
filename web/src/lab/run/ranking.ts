// SPDX-License-Identifier: MIT
/** The runs as the leader board lists them: what each came to, and their order by any of it. */

import type { RunId } from '../ids';
import { type DrawnPin, met_in } from '../shelf/pinned-run';
import type { Lab } from '../view';
import type { Reached } from './record-data';

export interface Standing {
  key: string;
  /** a live run, or a pinned one */
  of: RunId | DrawnPin;
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

/** Of now, whatever step is looked back at. */
export function standings_of(lab: Lab): Standing[] {
  const tested = lab.tested.value;
  const column = tested > 0 ? 'test_accuracy' : 'accuracy';
  const live = lab.shown.value.map((id): Standing => {
    const run = lab.runs[id];
    const scored = run.at(column, Number.POSITIVE_INFINITY);
    const accuracy = scored?.value ?? Number.NaN;
    return {
      key: id,
      of: id,
      reached: run.reached.value,
      best: run.series('loss').least,
      accuracy,
      mistakes: tested > 0 ? Math.round((1 - accuracy) * tested) : Number.NaN,
      scored_at: scored?.step ?? Number.NaN,
      microseconds: run.microseconds.value,
    };
  });
  return [...live, ...lab.pinned.value.map((pin) => standing_of_pin(lab, pin, column))];
}

/** What it had come to when it was pinned. */
function standing_of_pin(lab: Lab, pin: DrawnPin, column: 'test_accuracy' | 'accuracy'): Standing {
  const { run } = pin;
  const scored = run.metrics.at(column, Number.POSITIVE_INFINITY);
  return {
    key: run.id,
    of: pin,
    reached: met_in(run, lab.view.value.target),
    best: run.metrics.series('loss').least,
    accuracy: scored?.value ?? Number.NaN,
    // Its test data may be others.
    mistakes: Number.NaN,
    scored_at: scored?.step ?? Number.NaN,
    microseconds: run.record.microseconds,
  };
}
