// SPDX-License-Identifier: MIT
/** The steps of one run, whole or phase by phase, and the way back to where the last advances began. */
import type { Trainer } from '../../core/api';
import type { ParameterEdit, PastRequest, RunOptions, Tuning } from '../protocol';
import { PHASES, UPDATED } from '../protocol';
import { row_of, StepLog } from './columns';
import { Evaluator } from './evaluator';
import { PastSteps, set_by_hand } from './past-steps';
import { blank_observation, is_open, next_phase, type StepObservation, whole_step } from './phases';
import { type Savepoint, Savepoints } from './savepoints';
import { with_rollback } from './with-rollback';

const is_same = (one: Tuning, other: Tuning) => JSON.stringify(one) === JSON.stringify(other);

export class Stepper {
  readonly evaluator: Evaluator;
  /** of the next update */
  tuning: Tuning;
  /** the last or open step */
  #observation: StepObservation;
  readonly #savepoints: Savepoints;
  readonly #past: PastSteps;
  /** see #last_whole_place; also a rewind may come back to a step that was open */
  #origin: Savepoint | null = null;
  /** parameters set by hand after so many whole steps, on what #last_whole_place has */
  #edits: { steps: number; all: readonly ParameterEdit[] } = { steps: 0, all: [] };

  /** `observes`: the steps to be made are wanted with numbers of each parameter. */
  constructor(
    private readonly trainer: Trainer,
    options: RunOptions,
    private readonly observes: () => boolean,
  ) {
    this.evaluator = new Evaluator(trainer, options);
    this.tuning = { optimizer: options.optimizer, schedule: options.schedule };
    const constants = { batches: this.evaluator.batches, zero_grad: options.zero_grad ?? true };
    this.#observation = blank_observation(trainer, observes(), constants);
    this.#past = new PastSteps(trainer, constants);
    this.#savepoints = new Savepoints((savepoint) => this.#past.offer(savepoint));
  }

  dispose(): void {
    this.#savepoints.dispose();
    this.#past.dispose();
    this.#origin?.trainer.delete();
  }

  /** Whole steps: the open one counts when it is done. */
  get steps(): number {
    return is_open(this.#observation) ? this.#observation.step - 1 : this.trainer.steps;
  }

  /** Phases done in the last or open step. */
  get done(): number {
    return this.#observation.done;
  }

  get is_open(): boolean {
    return is_open(this.#observation);
  }

  /** The last or open step with numbers of each parameter: one that nobody observed is made again. */
  observation(): StepObservation {
    if (this.#observation.watched) return this.#observation;
    const { step, constants } = this.#observation;
    this.#observation =
      step === 0
        ? blank_observation(this.trainer, true, constants)
        : (this.#savepoints.step_again(this.trainer, step, true) ?? this.#observation);
    return this.#observation;
  }

  /** The open step is finished first, and counts as one. */
  advance(steps: number, log: StepLog, prefetch: boolean): void {
    this.#savepoints.forget(this.#observation, prefetch);
    this.#save();
    if (this.is_open) {
      this.#finish_step(log);
      this.evaluator.evaluate(log);
      this.#save();
    }
    this.#run(steps - log.count, log);
  }

  phase(log: StepLog): void {
    if (!this.is_open) {
      this.#savepoints.forget(this.#observation);
      // It may be come back to when there is no way to it any more.
      const observation = this.observation();
      this.#last_whole_place.observation = observation;
      this.#save();
    }
    const next = next_phase(this.trainer, this.#observation, this.tuning);
    this.#observation = next ?? this.#last_whole();
    if (next?.done === PHASES.length) log.add(row_of(this.trainer.stats()));
  }

  /** Between velocity and the step's end a change is for the next step, as the update has been made. */
  configure(tuning: Tuning, edits: readonly ParameterEdit[] = []): void {
    this.#redo(this.is_open ? this.done : 0, tuning, edits);
    this.#edits = { steps: this.steps, all: edits };
    if (!this.is_open) this.look_ahead();
  }

  /** Takes the last phase of the open step back, and with the update what was set after it. */
  back(): void {
    if (!this.is_open) return;
    const { done, tuning } = this.#observation;
    this.#redo(done - 1, (done === UPDATED ? tuning : null) ?? this.tuning);
  }

  /** To a step made by the last advances: the steps to it from the savepoint before; null where a step is open there. */
  rewind(step: number): StepLog | null {
    const savepoint = this.#savepoints.back_to(step);
    if (step < this.#edits.steps) this.#edits = { steps: step, all: [] };
    this.trainer.restore(savepoint.trainer);
    this.#observation = savepoint.observation;
    this.tuning = savepoint.tuning;
    this.evaluator.loss = savepoint.loss;
    this.evaluator.score = savepoint.score;
    // What follows an open step's update is no loss of a whole step.
    if (this.is_open) return null;
    const log = new StepLog(savepoint.steps);
    this.#run(step - savepoint.steps, log);
    return log;
  }

  /** What `see` sees of the run where it was at a step; it stays where it is. Null where a step is open: it cannot be left. */
  look_back<T>(
    request: PastRequest,
    watched: boolean,
    see: (observation: StepObservation, tuning: Tuning) => T,
  ): { at: number; seen: T | null } | null {
    if (this.is_open || request.step >= this.steps) return null;
    const nearest = this.#savepoints.before(Math.max(0, request.step - 1));
    return with_rollback(this.trainer, () => this.#past.look(request, { nearest, watched, see }));
  }

  /** A step that cannot be made is met at once: what is seen of a run must not depend on when it is asked for. */
  look_ahead(): void {
    if (this.trainer.diverged) return;
    const diverges = with_rollback(this.trainer, () => {
      this.trainer.step();
      return this.trainer.diverged;
    });
    if (!diverges) return;
    // Other settings may make it from here.
    void this.#last_whole_place;
    this.trainer.step();
  }

  /**
   * Phases are deterministic: `done` of them again, from where the last whole step left the run. What was set since then
   * is as if it had not been, but for what the open step's update was made with.
   */
  #redo(done: number, tuning: Tuning, edits = this.#edits_here): void {
    const { trainer, tuning: before, observation } = this.#last_whole_place;
    const update_tuning = (done >= UPDATED ? this.#observation.tuning : null) ?? tuning;
    const now = { trainer: this.trainer.clone(), observation: this.#observation };
    this.trainer.restore(trainer);
    if (this.is_open) this.#observation = observation;
    try {
      this.#tune(before, update_tuning);
      if (edits.length > 0) this.#set(edits);
      for (let phase = 0; phase < done; phase++)
        this.#observation = next_phase(this.trainer, this.#observation, update_tuning) ?? this.#observation;
      this.#tune(update_tuning, tuning);
      this.tuning = tuning;
    } catch (refusal) {
      this.trainer.restore(now.trainer);
      this.#observation = now.observation;
      throw refusal;
    } finally {
      now.trainer.delete();
    }
  }

  get #edits_here(): readonly ParameterEdit[] {
    return this.#edits.steps === this.steps ? this.#edits.all : [];
  }

  /** What is said of how good the run is, is of these. */
  #set(edits: readonly ParameterEdit[]): void {
    set_by_hand(this.trainer, edits);
    this.evaluator.evaluate(new StepLog(this.trainer.steps), true);
  }

  #tune(before: Tuning, tuning: Tuning): void {
    if (!is_same(before, tuning)) this.trainer.patch('', tuning);
  }

  /** Where the last whole step left the run, before anything was set. */
  get #last_whole_place(): Savepoint {
    if (this.#origin?.steps !== this.steps) {
      const place = this.#without_late_change() ?? this.#here();
      this.#origin?.trainer.delete();
      this.#origin = place;
    }
    return this.#origin as Savepoint;
  }

  /** Null unless something was set between the update and the end of the step it rests at: made again without that. */
  #without_late_change(): Savepoint | null {
    const [origin, { tuning, step }] = [this.#origin, this.#observation];
    if (this.is_open || !origin || !tuning || step !== this.steps || origin.steps !== step - 1) return null;
    if (is_same(tuning, this.tuning)) return null;
    return with_rollback(this.trainer, () => {
      this.trainer.restore(origin.trainer);
      this.#tune(origin.tuning, tuning);
      if (this.#edits.steps === origin.steps) set_by_hand(this.trainer, this.#edits.all);
      whole_step(this.trainer, origin.observation, tuning, false);
      return { ...this.#here(), tuning };
    });
  }

  /** n steps, the last one observed. */
  #run(steps: number, log: StepLog): void {
    const end = log.to + steps;
    while (log.to < end && !this.trainer.diverged) {
      const stop = Math.min(end, this.evaluator.next_stop(log.to));
      const last = stop === end ? 1 : 0;
      log.add(this.trainer.run_stats(stop - log.to - last));
      if (this.trainer.diverged) this.#observation = this.#last_whole();
      else if (last) this.#finish_step(log);
      else this.evaluator.evaluate(log);
    }
  }

  /** One step, or the rest of the open one, observed. */
  #finish_step(log: StepLog): void {
    const step = whole_step(this.trainer, this.#observation, this.tuning, this.observes());
    this.#observation = step ?? this.#last_whole();
    if (step) log.add(row_of(this.trainer.stats()));
  }

  /** After a divergence: the last step that was whole, found again from the last savepoint. */
  #last_whole(): StepObservation {
    const savepoint = this.#savepoints.latest;
    const step = this.trainer.diverged_at ?? 0;
    const again =
      step <= savepoint.steps ? null : this.#savepoints.step_again(this.trainer, step, this.observes());
    return again ?? savepoint.observation;
  }

  #save(): void {
    this.#savepoints.add(this.#here());
  }

  #here(): Savepoint {
    return {
      steps: this.steps,
      trainer: this.trainer.clone(),
      observation: this.#observation,
      tuning: this.tuning,
      loss: this.evaluator.loss,
      score: this.evaluator.score,
    };
  }
}
