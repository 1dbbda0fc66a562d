// SPDX-License-Identifier: MIT
/** What came of a run, column by column, in bounded memory. */
import { type DecimatedData, DecimatedSeries, no_steps, trimmed } from '../../lib/series/decimated-series';
import type { Series } from '../../lib/series/series';
import { type SparseData, SparseSeries } from '../../lib/series/sparse-series';
import type { Columns, Score as Scored, Scores } from '../../worker/protocol';
import type { Column } from './columns';

export const OF_STEPS = ['grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;
export const SCORES = ['accuracy', 'test_loss', 'test_accuracy'] as const;

export type OfSteps = (typeof OF_STEPS)[number];
export type ScoreColumn = (typeof SCORES)[number];

const is_score = (column: Column): column is ScoreColumn => (SCORES as readonly string[]).includes(column);

/** The steps at a run's beginning that are told one by one, however far it goes. */
export const OPENING = 64;

/** All there is of them, as plain data. */
export interface MetricsData {
  /** by the updates made: after none, one, two …; a step's batch is met at the updates before it */
  losses: DecimatedData<'loss'>;
  batches: DecimatedData<'batch_loss'>;
  steps: DecimatedData<OfSteps>;
  /** of the first steps each one's */
  opening: Record<OfSteps, number[]>;
  scores: Record<ScoreColumn, SparseData>;
}

const each = <Name extends string, T>(names: readonly Name[], make: () => T) =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, T>;

export const no_metrics = (): MetricsData => ({
  losses: no_steps(['loss'], { origin: 0 }),
  batches: no_steps(['batch_loss'], { origin: 0 }),
  steps: no_steps(OF_STEPS),
  opening: each(OF_STEPS, () => []),
  scores: each(SCORES, () => ({ step: [], value: [], tip: null })),
});

/** To be written down: without the room there is for more. */
export const trimmed_metrics = (data: MetricsData): MetricsData => ({
  ...data,
  losses: trimmed(data.losses),
  batches: trimmed(data.batches),
  steps: trimmed(data.steps),
});

export class Metrics {
  readonly #losses: DecimatedSeries<'loss'>;
  readonly #batches: DecimatedSeries<'batch_loss'>;
  readonly #steps: DecimatedSeries<OfSteps>;
  readonly #scores: Record<ScoreColumn, SparseSeries>;

  /** Goes on with `data`, in place. */
  constructor(readonly data: MetricsData) {
    this.#losses = new DecimatedSeries(data.losses);
    this.#batches = new DecimatedSeries(data.batches);
    this.#steps = new DecimatedSeries(data.steps);
    const { accuracy, test_loss, test_accuracy } = data.scores;
    this.#scores = {
      accuracy: new SparseSeries(accuracy),
      test_loss: new SparseSeries(test_loss),
      test_accuracy: new SparseSeries(test_accuracy),
    };
  }

  /** Steps made. */
  get steps(): number {
    return this.#steps.length;
  }

  clear(): void {
    for (const history of [this.#losses, this.#batches, this.#steps]) history.clear();
    for (const name of SCORES) this.#scores[name].clear();
    for (const name of OF_STEPS) this.data.opening[name].length = 0;
  }

  start(loss: number): void {
    this.#losses.append({ loss: [loss] }, 1);
  }

  /** The first `accepted` steps of what was made, and the scores up to there. */
  append(columns: Columns, scores: Scores, accepted: number): void {
    const end = this.steps + accepted;
    const finite = columns.loss
      .subarray(0, accepted)
      .map((value) => (value < Number.POSITIVE_INFINITY ? value : Number.NaN));
    this.#losses.append({ loss: finite }, accepted);
    this.#batches.append(columns, accepted);
    const first = Math.min(accepted, Math.max(0, OPENING - this.steps));
    for (const name of OF_STEPS) this.data.opening[name].push(...columns[name].subarray(0, first));
    this.#steps.append(columns, accepted);
    this.score(scores, end);
  }

  /** The scores of steps not yet scored, up to `end`. */
  score(scores: Scores, end: number): void {
    for (const [i, step] of scores.step.entries())
      if (step <= end) for (const name of SCORES) this.#scores[name].append(step, scores[name][i] as number);
  }

  /** The loss now, where the line has no value yet. */
  put_tip(loss: number): void {
    this.#losses.put_tip('loss', this.steps, loss);
  }

  /** How good the run is now, where that is not among the scores that are kept; null: not known. */
  put_score(score: Scored | null): void {
    for (const name of SCORES) this.#scores[name].put_tip(this.steps, score?.[name] ?? Number.NaN);
  }

  /** The values of its first steps, each of them: of step 1, 2, … up to OPENING. */
  opening(column: OfSteps): readonly number[] {
    return this.data.opening[column];
  }

  series(column: Column): Series {
    if (is_score(column)) return this.#scores[column].series();
    if (column === 'loss') return this.#losses.series(column);
    return column === 'batch_loss' ? this.#batches.series(column) : this.#steps.series(column);
  }

  at(column: Column, step: number) {
    if (is_score(column)) return this.#scores[column].at(step);
    if (column === 'loss') return this.#losses.at(column, step);
    return column === 'batch_loss' ? this.#batches.at(column, step) : this.#steps.at(column, step);
  }
}
