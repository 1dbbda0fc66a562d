// SPDX-License-Identifier: MIT
/** What a run answers: the numbers of its steps, and how it is after the last of them. */
import type { LiveResults } from './products';

/** One entry a step, oldest first. */
export interface Columns {
  /** the loss on all data after this step; NaN where it was not evaluated, Infinity where it is not finite */
  loss: Float32Array;
  /** the loss this step started from, on its batch */
  batch_loss: Float32Array;
  /** ‖g‖ */
  grad_norm: Float32Array;
  /** ‖v‖ after the step */
  velocity_norm: Float32Array;
  /** ‖Δw‖ */
  stride: Float32Array;
  /** cos(Δw, −g), in −1 … 1 */
  agreement: Float32Array;
}

export type Divisor = 'zero' | 'negative';

export interface Snapshot {
  /** whole steps made, each with its update */
  steps: number;
  /** how many of PHASES are done in the last or open step: 0 … 5 */
  done: number;
  /** the loss on all training data after so many steps */
  loss: number;
  /** how good the run is after so many steps, whether their scores are kept or not */
  score: Score;
  /** the step whose loss was not finite, or null; parameters are then the last finite ones */
  diverged_at: number | null;
  /** the learning rate of the next update */
  lr: number;
  /** of the initial weights; of the first epoch's order of samples, empty for the full batch: eight hex digits */
  start: { weights: string; order: string };
  /** the largest of the training inputs, without its sign */
  widest?: number;
  /** classes that are trained on, and have no sample in the test data */
  untested?: readonly number[];
  /** what a run that diverged divided its last update by, where that cannot be done: 0, or the root of less */
  divisor?: Divisor | null;
  /** what visible views ask for; what is not due with this answer is not in it, and stays as it was */
  products: LiveResults;
}

/** How good a run is after a step. */
export interface Score {
  /** share of labels met on the training data; NaN for mse */
  accuracy: number;
  /** on the test data; NaN where there is none */
  test_loss: number;
  test_accuracy: number;
}

/** How good a run is after some of its steps, few enough to cost little (see eval-schedule.ts). */
export interface Scores {
  /** updates made */
  step: number[];
  accuracy: number[];
  test_loss: number[];
  test_accuracy: number[];
}

/** The steps just made: `from` is the number of steps before them. */
export interface RunProgress {
  from: number;
  columns: Columns;
  scores: Scores;
  snapshot: Snapshot;
}

export interface Advance extends RunProgress {
  /** milliseconds the worker worked on it; the page's own clock would count its drawing, too */
  took: number;
}
