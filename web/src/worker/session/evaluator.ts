// SPDX-License-Identifier: MIT
/** The loss of a run on all data and its scores, taken after the steps at which they are due. */
import type { Trainer } from '../../core/api';
import type { RunOptions, Score } from '../protocol';
import type { StepLog } from './columns';
import { next_evaluated, next_scored } from './eval-schedule';

/** The loss on all data and the scores, as the parameters are. */
export function scores_of(trainer: Trainer): { loss: number; score: Score } {
  const { loss, accuracy } = trainer.evaluate();
  const test = trainer.evaluate_test();
  return {
    loss,
    score: {
      accuracy,
      test_loss: test?.loss ?? Number.NaN,
      test_accuracy: test?.accuracy ?? Number.NaN,
    },
  };
}

export class Evaluator {
  /** on all data, as it was last taken */
  loss = Number.NaN;
  score: Score = { accuracy: Number.NaN, test_loss: Number.NaN, test_accuracy: Number.NaN };
  /** in an epoch */
  readonly batches: number;

  constructor(
    private readonly trainer: Trainer,
    { batch_size = 0 }: RunOptions,
  ) {
    const samples = trainer.order().length;
    this.batches = batch_size === 0 ? 1 : Math.ceil(samples / batch_size);
  }

  /** Each batch is all data. */
  get full(): boolean {
    return this.batches === 1;
  }

  /** The next step after which all data are looked at. */
  next_stop(step: number): number {
    const scored = next_scored(step, this.batches);
    // With a full batch each step evaluates the one before.
    return this.full ? scored : Math.min(scored, next_evaluated(step, this.batches));
  }

  /**
   * The loss on all data after these steps: for the snapshot, for the last step if it is due there, and its scores. Where
   * the run `rests` it is scored for the snapshot, whatever the schedule.
   */
  evaluate(log: StepLog, rests = false): void {
    const { loss, accuracy } = this.trainer.evaluate();
    this.loss = loss;
    const before = log.to - 1;
    const due = this.full || next_evaluated(before, this.batches) === log.to;
    // A batch's loss that was not finite made the core go back a step.
    const whole = this.trainer.steps >= log.to;
    if (!whole) {
      log.evaluated(Number.POSITIVE_INFINITY);
      log.unscored();
    } else if (due) log.evaluated(Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY);
    const scored = log.to === 0 || (log.count > 0 && next_scored(before, this.batches) === log.to);
    if (!rests && !(whole && scored)) return;
    const test = this.trainer.evaluate_test();
    this.score = {
      accuracy,
      test_loss: test?.loss ?? Number.NaN,
      test_accuracy: test?.accuracy ?? Number.NaN,
    };
    if (whole && scored) log.scored(this.score);
  }
}
