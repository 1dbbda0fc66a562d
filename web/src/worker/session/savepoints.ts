// SPDX-License-Identifier: MIT
/** The places of a run to come back to: where its last advances began. */
import type { Trainer } from '../../core/api';
import type { Score, Tuning } from '../protocol';
import { is_open, type StepObservation, whole_step } from './phases';
import { with_rollback } from './with-rollback';

/** A place to come back to. */
export interface Savepoint {
  steps: number;
  trainer: Trainer;
  observation: StepObservation;
  tuning: Tuning;
  loss: number;
  score: Score;
}

/** The last step that is whole there; a run that diverged may have gone back one behind it. */
const last_step = ({ observation }: Pick<Savepoint, 'observation'>) =>
  is_open(observation) ? observation.step - 1 : observation.step;

export class Savepoints {
  #savepoints: Savepoint[] = [];
  /** how many of the savepoints are the last advance's */
  #latest = 0;
  /** from before the first of them: the way to the step it rests at, as long as nobody has watched that */
  #spare: Savepoint | null = null;

  /** `leave`: takes over what is not come back to any more. */
  constructor(private readonly leave: (savepoint: Savepoint) => void) {}

  get latest(): Savepoint {
    const savepoint = this.#savepoints.at(-1);
    if (!savepoint) throw new Error('a run that has made steps has a savepoint');
    return savepoint;
  }

  add(savepoint: Savepoint): void {
    this.#latest++;
    this.#savepoints.push(savepoint);
  }

  /** The savepoint to go to that step from; those after it are forgotten. */
  back_to(step: number): Savepoint {
    const savepoint = this.#savepoints.findLast(({ steps }) => steps <= step);
    if (!savepoint) throw new Error(`cannot go back to step ${step}`);
    while (this.latest !== savepoint) this.#savepoints.pop()?.trainer.delete();
    return savepoint;
  }

  /** All but the last advance's, if that is kept; `observation` is of the step the run rests at. */
  forget(observation: StepObservation, keep_latest = false): void {
    const gone = this.#savepoints.splice(0, this.#savepoints.length - (keep_latest ? this.#latest : 0));
    if (this.#spare) gone.unshift(this.#spare);
    const first = this.#savepoints[0] ?? { observation };
    const spare = gone.findLast((one) => last_step(one) < last_step(first)) ?? null;
    this.#spare = first.observation.watched ? null : spare;
    for (const one of gone) if (one !== this.#spare) this.leave(one);
    this.#latest = 0;
  }

  /** The last whose steps are not behind `step`, and whole. */
  before(step: number): Savepoint | null {
    const all = this.#spare ? [this.#spare, ...this.#savepoints] : this.#savepoints;
    return all.findLast(({ steps, observation }) => steps <= step && !is_open(observation)) ?? null;
  }

  /** A step made since the first savepoint, or the one it rests at, made again as it was; null if the trainer diverges. */
  step_again(trainer: Trainer, step: number, watched: boolean): StepObservation | null {
    const savepoint = this.#savepoints.findLast((one) => last_step(one) < step) ?? this.#spare;
    if (!savepoint) return null;
    return with_rollback(trainer, () => {
      trainer.restore(savepoint.trainer);
      trainer.run_stats(step - 1 - savepoint.steps);
      return whole_step(trainer, savepoint.observation, savepoint.tuning, watched);
    });
  }

  dispose(): void {
    for (const { trainer } of [...this.#savepoints, ...(this.#spare ? [this.#spare] : [])]) trainer.delete();
    this.#savepoints = [];
    this.#spare = null;
  }
}
