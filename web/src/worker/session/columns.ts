// SPDX-License-Identifier: MIT
/** The numbers of steps, gathered as they are made. */
import type { StepStats } from '../../core/api';
import type { Columns, Score, Scores } from '../protocol';

const NAMES = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

/** One step's numbers as a row of one. */
export function row_of(stats: { [Name in keyof StepStats]: number }): StepStats {
  return Object.fromEntries(
    NAMES.map((name) => [name, Float32Array.of(stats[name])]),
  ) as unknown as StepStats;
}

export class StepLog {
  readonly scores: Scores = { step: [], accuracy: [], test_loss: [], test_accuracy: [] };
  readonly #parts: StepStats[] = [];
  /** the loss on all data after a step, by its index here */
  readonly #evaluated = new Map<number, number>();
  #count = 0;

  constructor(readonly from: number) {}

  get count(): number {
    return this.#count;
  }

  /** Steps made when the last of these was. */
  get to(): number {
    return this.from + this.#count;
  }

  add(stats: StepStats): void {
    this.#parts.push(stats);
    this.#count += stats.loss.length;
  }

  /** The loss on all data after the last of these steps. */
  evaluated(loss: number): void {
    if (this.#count > 0) this.#evaluated.set(this.#count - 1, loss);
  }

  /** How good the run is after the last of these steps. */
  scored(score: Score): void {
    const { step, accuracy, test_loss, test_accuracy } = this.scores;
    if (step.at(-1) === this.to) return;
    step.push(this.to);
    accuracy.push(score.accuracy);
    test_loss.push(score.test_loss);
    test_accuracy.push(score.test_accuracy);
  }

  /** The last of these steps led nowhere: it has no score. */
  unscored(): void {
    if (this.scores.step.at(-1) !== this.to) return;
    for (const column of Object.values(this.scores)) column.pop();
  }

  /** `full`: each batch is all data, so that the loss a step starts from is the one after the step before. */
  columns(full: boolean): Columns {
    const { loss: batch_loss, ...rest } = this.#joined();
    const loss = new Float32Array(this.#count).fill(Number.NaN);
    if (full) loss.set(batch_loss.subarray(1));
    for (const [index, value] of this.#evaluated) loss[index] = value;
    return { loss, batch_loss, ...rest };
  }

  #joined(): StepStats {
    const of = (name: keyof StepStats) => {
      const all = new Float32Array(this.#count);
      let at = 0;
      for (const part of this.#parts) {
        all.set(part[name], at);
        at += part[name].length;
      }
      return all;
    };
    return Object.fromEntries(NAMES.map((name) => [name, of(name)])) as unknown as StepStats;
  }
}
