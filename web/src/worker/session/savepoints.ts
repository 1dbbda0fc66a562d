// SPDX-License-Identifier: MIT
/** The places of a run to come back to: where its last advances began. */
import type { Trainer } from '../../core/api';
import type { Score, Tuning } from '../protocol';
import { is_open, type ObservedStep, whole_step } from './phases';
import { with_rollback } from './with-rollback';

/** A place to come back to. */
export interface Savepoint {
  steps: number;
  trainer: Trainer;
  seen: ObservedStep;
  tuning: Tuning;
  loss: number;
  score: Score;
}

/** The last step that is whole there; a run that diverged may have gone back one behind it. */
const last_step = ({ seen }: Pick<Savepoint, 'seen'>) => (is_open(seen) ? seen.step - 1 : seen.step);

export class Savepoints {
  #marks: Savepoint[] = [];
  /** how many of the marks are the last advance's */
  #latest = 0;
  /** from before the first of them: the way to the step it rests at, as long as nobody has watched that */
  #spare: Savepoint | null = null;

  get latest(): Savepoint {
    const mark = this.#marks.at(-1);
    if (!mark) throw new Error('a run that has made steps has a mark');
    return mark;
  }

  add(mark: Savepoint): void {
    this.#latest++;
    this.#marks.push(mark);
  }

  /** The mark to go to that step from; those after it are forgotten. */
  back_to(step: number): Savepoint {
    const mark = this.#marks.findLast(({ steps }) => steps <= step);
    if (!mark) throw new Error(`cannot go back to step ${step}`);
    while (this.latest !== mark) this.#marks.pop()?.trainer.delete();
    return mark;
  }

  /** All but the last advance's, if that is kept; `seen` is what the run rests at. */
  forget(seen: ObservedStep, keep_latest = false): void {
    const gone = this.#marks.splice(0, this.#marks.length - (keep_latest ? this.#latest : 0));
    if (this.#spare) gone.unshift(this.#spare);
    const first = this.#marks[0] ?? { seen };
    const spare = gone.findLast((one) => last_step(one) < last_step(first)) ?? null;
    this.#spare = first.seen.watched ? null : spare;
    for (const one of gone) if (one !== this.#spare) one.trainer.delete();
    this.#latest = 0;
  }

  /** A step made since the first mark, or the one it rests at, made again as it was; null if the trainer diverges. */
  step_again(trainer: Trainer, step: number, watched: boolean): ObservedStep | null {
    const mark = this.#marks.findLast((one) => last_step(one) < step) ?? this.#spare;
    if (!mark) return null;
    return with_rollback(trainer, () => {
      trainer.restore(mark.trainer);
      trainer.run_stats(step - 1 - mark.steps);
      return whole_step(trainer, mark.seen, mark.tuning, watched);
    });
  }

  dispose(): void {
    for (const { trainer } of [...this.#marks, ...(this.#spare ? [this.#spare] : [])]) trainer.delete();
    this.#marks = [];
    this.#spare = null;
  }
}
