// SPDX-License-Identifier: MIT
/**
 * One run inside its worker: a Trainer, its last or open step seen from inside, and the way back to where the last
 * advance began.
 */
import type { Momentum, Trainer } from '../core/api';
import {
  inside,
  is_open,
  joined,
  last_column,
  next_phase,
  norms,
  type Seen,
  unseen,
  whole_step,
} from './look';
import type { Columns, Made, OptimizerChange, Snapshot, TrainerOptions } from './protocol';
import { PHASES } from './protocol';

/** A place to come back to. */
interface Mark {
  steps: number;
  trainer: Trainer;
  seen: Seen;
}

export class Session {
  #trainer: Trainer;
  #seen: Seen;
  #marks: Mark[] = [];
  /** how many of the marks are the last advance's */
  #latest = 0;
  #watched: number;

  constructor(momentum: Momentum, options: TrainerOptions, watched: number) {
    this.#trainer = new momentum.Trainer(options);
    this.#watched = watched;
    this.#seen = unseen(this.#trainer);
  }

  dispose(): void {
    this.#forget_marks();
    this.#trainer.delete();
  }

  /** Between velocity and the step's end a change is for the next step, as the update has been made. */
  configure(change: OptimizerChange): Snapshot {
    this.#trainer.set_optimizer(change);
    return this.snapshot();
  }

  watch(parameter: number): Snapshot {
    this.#watched = parameter;
    return this.snapshot();
  }

  /** `ahead`: the answer before this one is not read yet, so the way back leads to where that one began. */
  advance(steps: number, ahead = false): Made {
    const from = this.#steps();
    const parts: Columns[] = [];
    this.#forget_marks(ahead ? this.#latest : 0);
    this.#mark();
    if (is_open(this.#seen)) {
      parts.push(this.#look());
      this.#mark();
    }
    const left = steps - parts.length;
    if (left > 0) parts.push(...this.#run(left));
    return { from, columns: joined(parts), snapshot: this.snapshot() };
  }

  phase(): Made {
    const from = this.#steps();
    if (!is_open(this.#seen)) {
      this.#forget_marks();
      this.#mark();
    }
    const seen = next_phase(this.#trainer, this.#seen);
    this.#seen = seen ?? this.#last_whole();
    const columns = seen?.done === PHASES.length ? [last_column(this.#trainer)] : [];
    return { from, columns: joined(columns), snapshot: this.snapshot() };
  }

  rewind(step: number): Snapshot {
    const mark = this.#marks.findLast(({ steps }) => steps <= step);
    if (!mark) throw new Error(`cannot go back to step ${step}`);
    while (this.#marks.at(-1) !== mark) this.#marks.pop()?.trainer.delete();
    this.#trainer.delete();
    this.#trainer = mark.trainer.clone();
    this.#seen = mark.seen;
    if (step > mark.steps) this.#run(step - mark.steps);
    return this.snapshot();
  }

  snapshot(): Snapshot {
    return {
      steps: this.#steps(),
      evaluation: this.#trainer.evaluate(),
      diverged_at: this.#trainer.diverged_at,
      velocity_by_layer: norms(this.#trainer),
      inside: inside(this.#seen, this.#watched),
    };
  }

  /** Whole steps: the open one counts when it is done. */
  #steps(): number {
    return is_open(this.#seen) ? this.#seen.step - 1 : this.#trainer.steps;
  }

  /** n steps, the last one seen from inside. */
  #run(steps: number): Columns[] {
    const parts = [this.#trainer.run_stats(steps - 1)];
    if (!this.#trainer.diverged) parts.push(this.#look());
    else this.#seen = this.#last_whole();
    return parts;
  }

  /** One step, or the rest of the open one, seen from inside. */
  #look(): Columns {
    const seen = whole_step(this.#trainer, this.#seen);
    this.#seen = seen ?? this.#last_whole();
    return seen ? last_column(this.#trainer) : joined([]);
  }

  /** After a divergence: the last step that was whole, found again from the last mark. */
  #last_whole(): Seen {
    const mark = this.#marks.at(-1);
    if (!mark) return this.#seen;
    const made = (this.#trainer.diverged_at ?? 0) - mark.steps;
    if (made <= 0) return mark.seen;
    const again = mark.trainer.clone();
    again.run_stats(made - 1);
    const seen = whole_step(again, mark.seen);
    again.delete();
    return seen ?? mark.seen;
  }

  #mark(): void {
    this.#latest++;
    this.#marks.push({ steps: this.#steps(), trainer: this.#trainer.clone(), seen: this.#seen });
  }

  /** All but the last `kept`. */
  #forget_marks(kept = 0): void {
    for (const { trainer } of this.#marks.splice(0, this.#marks.length - kept)) trainer.delete();
    this.#latest = 0;
  }
}
