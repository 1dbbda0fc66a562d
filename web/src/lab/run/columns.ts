// SPDX-License-Identifier: MIT
/** The columns of a run's past: where each begins, and how often it has a value. */

interface ColumnKind {
  /** `after`: a value belongs to the updates made, from 0 on. `step`: it is a step's own, from 1 on */
  belongs: 'after' | 'step';
  /** of every step, or of those that are scored (worker/session/cadence.ts) */
  cadence: 'step' | 'score';
}

export const COLUMNS = {
  /** the loss on all training data; in a run of mini-batches at the steps that are evaluated */
  loss: { belongs: 'after', cadence: 'step' },
  /** of a step's batch, at the updates made before it */
  batch_loss: { belongs: 'after', cadence: 'step' },
  grad_norm: { belongs: 'step', cadence: 'step' },
  velocity_norm: { belongs: 'step', cadence: 'step' },
  stride: { belongs: 'step', cadence: 'step' },
  agreement: { belongs: 'step', cadence: 'step' },
  /** shares of labels met, of training and test data; and the loss on the test data */
  accuracy: { belongs: 'after', cadence: 'score' },
  test_loss: { belongs: 'after', cadence: 'score' },
  test_accuracy: { belongs: 'after', cadence: 'score' },
} as const satisfies Record<string, ColumnKind>;

export type Column = keyof typeof COLUMNS;
