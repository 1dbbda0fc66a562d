// SPDX-License-Identifier: MIT
/**
 * One run inside its worker: a Trainer, its last or open step seen from inside, and the way back to where the last
 * advance began.
 */
import type { Momentum, Trainer } from '../core/api';
import { next_evaluated } from './cadence';
import { row_of, Steps } from './columns';
import { inside, is_open, largest_gradient, next_phase, norms, type Seen, unseen, whole_step } from './look';
import type { Made, RunOptions, RunSettings, Snapshot } from './protocol';
import { PHASES, WATCH_LARGEST } from './protocol';

/** A place to come back to. */
interface Mark {
  steps: number;
  trainer: Trainer;
  seen: Seen;
  settings: RunSettings;
  evaluation: Snapshot['evaluation'];
}

function settings_of({ optimizer: { lr, momentum, convention } }: RunOptions): RunSettings {
  return { lr, momentum, convention };
}

/** Batches in an epoch. */
function batches_of({ batch_size = 0 }: RunOptions, samples: number): number {
  return batch_size === 0 ? 1 : Math.ceil(samples / batch_size);
}

export class Session {
  #trainer: Trainer;
  #seen: Seen;
  #settings: RunSettings;
  #evaluation: Snapshot['evaluation'];
  #marks: Mark[] = [];
  /** how many of the marks are the last advance's */
  #latest = 0;
  #watched: number;
  readonly #largest: number;
  readonly #batches: number;

  constructor(momentum: Momentum, options: RunOptions, watched: number) {
    this.#trainer = new momentum.Trainer(options);
    this.#settings = settings_of(options);
    this.#watched = watched;
    this.#seen = unseen(this.#trainer);
    this.#evaluation = this.#trainer.evaluate();
    this.#largest = largest_gradient(this.#trainer);
    this.#batches = batches_of(options, options.data.samples);
  }

  dispose(): void {
    this.#forget_marks();
    this.#trainer.delete();
  }

  /** Between velocity and the step's end a change is for the next step, as the update has been made. */
  configure(settings: RunSettings): Snapshot {
    this.#trainer.set_optimizer({ type: 'sgd', ...settings });
    this.#settings = settings;
    if (!is_open(this.#seen)) this.#look_ahead();
    return this.snapshot();
  }

  watch(parameter: number): Snapshot {
    this.#watched = parameter;
    return this.snapshot();
  }

  gradient(): Float32Array {
    return this.#seen.gradient.slice();
  }

  /** `ahead`: the answer before this one is not read yet, so the way back leads to where that one began. */
  advance(steps: number, ahead = false): Made {
    const made = new Steps(this.#steps());
    this.#forget_marks(ahead ? this.#latest : 0);
    this.#mark();
    if (is_open(this.#seen)) {
      this.#look(made);
      this.#evaluate(made);
      this.#mark();
    }
    this.#run(steps - made.count, made);
    return this.#ended(made);
  }

  phase(): Made {
    const made = new Steps(this.#steps());
    if (!is_open(this.#seen)) {
      this.#forget_marks();
      this.#mark();
    }
    const seen = next_phase(this.#trainer, this.#seen, this.#settings);
    this.#seen = seen ?? this.#last_whole();
    if (seen?.done === PHASES.length) made.add(row_of(this.#trainer.stats()));
    return is_open(this.#seen) ? this.#made(made) : this.#ended(made);
  }

  rewind(step: number): Snapshot {
    const mark = this.#marks.findLast(({ steps }) => steps <= step);
    if (!mark) throw new Error(`cannot go back to step ${step}`);
    while (this.#marks.at(-1) !== mark) this.#marks.pop()?.trainer.delete();
    this.#trainer.delete();
    this.#trainer = mark.trainer.clone();
    this.#seen = mark.seen;
    this.#settings = mark.settings;
    this.#evaluation = mark.evaluation;
    const made = new Steps(mark.steps);
    this.#run(step - mark.steps, made);
    return this.#ended(made).snapshot;
  }

  snapshot(): Snapshot {
    const watched = this.#watched === WATCH_LARGEST ? this.#largest : this.#watched;
    return {
      steps: this.#steps(),
      evaluation: this.#evaluation,
      diverged_at: this.#trainer.diverged_at,
      velocity_by_layer: norms(this.#trainer),
      inside: inside(this.#seen, watched, this.#settings),
    };
  }

  /** Whole steps were made, and the run rests. */
  #ended(made: Steps): Made {
    this.#look_ahead();
    this.#evaluate(made);
    return this.#made(made);
  }

  /** A step that cannot be made is met at once: what is seen of a run must not depend on when it is asked for. */
  #look_ahead(): void {
    if (this.#trainer.diverged) return;
    const probe = this.#trainer.clone();
    probe.step();
    const lost = probe.diverged;
    probe.delete();
    if (lost) this.#trainer.step();
  }

  #made(made: Steps): Made {
    return { from: made.from, columns: made.columns(this.#full), snapshot: this.snapshot() };
  }

  get #full(): boolean {
    return this.#batches === 1;
  }

  /** Whole steps: the open one counts when it is done. */
  #steps(): number {
    return is_open(this.#seen) ? this.#seen.step - 1 : this.#trainer.steps;
  }

  /** n steps, the last one seen from inside. */
  #run(steps: number, made: Steps): void {
    const end = made.to + steps;
    while (made.to < end && !this.#trainer.diverged) {
      const stop = this.#full ? end : Math.min(end, next_evaluated(made.to, this.#batches));
      const last = stop === end ? 1 : 0;
      made.add(this.#trainer.run_stats(stop - made.to - last));
      if (this.#trainer.diverged) this.#seen = this.#last_whole();
      else if (last) this.#look(made);
      else this.#evaluate(made);
    }
  }

  /** One step, or the rest of the open one, seen from inside. */
  #look(made: Steps): void {
    const seen = whole_step(this.#trainer, this.#seen, this.#settings);
    this.#seen = seen ?? this.#last_whole();
    if (seen) made.add(row_of(this.#trainer.stats()));
  }

  /** The loss on all data after these steps: for the snapshot, and for the last step if it is due there. */
  #evaluate(made: Steps): void {
    this.#evaluation = this.#trainer.evaluate();
    const { loss } = this.#evaluation;
    const due = this.#full || next_evaluated(made.to - 1, this.#batches) === made.to;
    // A batch's loss that was not finite made the core go back a step.
    if (this.#trainer.steps < made.to) made.evaluated(Number.POSITIVE_INFINITY);
    else if (due) made.evaluated(Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY);
  }

  /** After a divergence: the last step that was whole, found again from the last mark. */
  #last_whole(): Seen {
    const mark = this.#marks.at(-1);
    if (!mark) return this.#seen;
    const made = (this.#trainer.diverged_at ?? 0) - mark.steps;
    if (made <= 0) return mark.seen;
    const again = mark.trainer.clone();
    again.run_stats(made - 1);
    const seen = whole_step(again, mark.seen, mark.settings);
    again.delete();
    return seen ?? mark.seen;
  }

  #mark(): void {
    this.#latest++;
    this.#marks.push({
      steps: this.#steps(),
      trainer: this.#trainer.clone(),
      seen: this.#seen,
      settings: this.#settings,
      evaluation: this.#evaluation,
    });
  }

  /** All but the last `kept`. */
  #forget_marks(kept = 0): void {
    for (const { trainer } of this.#marks.splice(0, this.#marks.length - kept)) trainer.delete();
    this.#latest = 0;
  }
}
