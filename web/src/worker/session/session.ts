// SPDX-License-Identifier: MIT
/**
 * One run inside its worker: a Trainer, its last or open step seen from inside, and the way back to where the last
 * advance began.
 */
import type { Momentum, Trainer } from '../../core/api';
import { LIVE_PRODUCTS, RUN_TASKS } from '../products';
import { memory_in, type RunSubject, type RunTaskOf } from '../products/product';
import type {
  AdvanceMode,
  LiveProducts,
  LiveRequests,
  Made,
  ParameterEdit,
  RunOptions,
  RunTasks,
  Score,
  Snapshot,
  Tuning,
} from '../protocol';
import { PHASES, UPDATED } from '../protocol';
import { row_of, Steps } from './columns';
import { broken_divisor, widest_of } from './divisor';
import { next_evaluated, next_scored } from './eval-schedule';
import { is_open, largest_gradient, next_phase, type ObservedStep, unseen, whole_step } from './phases';
import { ProductDesk } from './product-desk';
import { type Savepoint, Savepoints } from './savepoints';
import { type LentTrainer, own_trainer } from './shared-data';
import { start_of } from './start';
import { with_rollback } from './with-rollback';

export class Session implements RunSubject {
  readonly #desk = new ProductDesk<LiveProducts>(LIVE_PRODUCTS);
  readonly trainer: Trainer;
  #seen: ObservedStep;
  tuning: Tuning;
  #loss: number;
  #score: Score;
  readonly #marks = new Savepoints();
  /** see #moment; also a rewind may come back to a step that was open */
  #origin: Savepoint | null = null;
  readonly largest: number;
  /** in an epoch */
  readonly #batches: number;
  readonly #start: Snapshot['start'];
  readonly #widest: number;
  readonly #untested: readonly number[];
  /** parameters set by hand after so many whole steps, on what #moment has */
  #edits: { steps: number; all: readonly ParameterEdit[] } = { steps: 0, all: [] };
  /** the data never change: read once, when somebody asks */
  #y: Int32Array | Float32Array | null = null;

  constructor(
    readonly momentum: Momentum,
    readonly options: RunOptions,
    requests: LiveRequests,
    private readonly lent: LentTrainer = own_trainer(momentum, options),
  ) {
    this.trainer = lent.trainer;
    const { optimizer, schedule } = options;
    this.tuning = { optimizer, schedule };
    this.#desk.requests = requests;
    this.#batches = batches_of(options, this.trainer.order().length);
    const nature = { batches: this.#batches, zero_grad: options.zero_grad ?? true };
    this.#seen = unseen(this.trainer, this.#desk.observes_steps, nature);
    this.largest = largest_gradient(this.trainer);
    this.#start = start_of(this.trainer, this.#full);
    this.#widest = widest_of(this.trainer, options);
    this.#untested = [...this.trainer.untested()];
    this.#loss = Number.NaN;
    this.#score = { accuracy: Number.NaN, test_loss: Number.NaN, test_accuracy: Number.NaN };
  }

  dispose(): void {
    this.#marks.dispose();
    this.#origin?.trainer.delete();
    this.lent.release();
  }

  /** The run at its start. */
  created(): Made {
    const made = new Steps(0);
    this.#evaluate(made);
    return this.#made(made);
  }

  /** Between velocity and the step's end a change is for the next step, as the update has been made. */
  configure(tuning: Tuning, edits: readonly ParameterEdit[] = []): Snapshot {
    this.#redo(this.#open_phases, tuning, edits);
    this.#edits = { steps: this.#steps(), all: edits };
    if (!is_open(this.#seen)) this.#look_ahead();
    return this.snapshot();
  }

  look(requests: LiveRequests): Snapshot {
    this.#desk.requests = requests;
    return this.snapshot();
  }

  /** What is asked for once. */
  task<Name extends keyof RunTasks>(
    name: Name,
    request: RunTasks[Name]['request'],
  ): RunTasks[Name]['result'] {
    const product: RunTaskOf<Name> = RUN_TASKS[name];
    const result = product.compute(this, request);
    this.#desk.move(product.transfer(result));
    return result;
  }

  /** `prefetch`: the answer before this one is not read yet, so the way back leads to where that one began. */
  advance(steps: number, { prefetch = false, running = false }: AdvanceMode = {}): Made {
    const made = new Steps(this.#steps());
    this.#marks.forget(this.#seen, prefetch);
    this.#mark();
    if (is_open(this.#seen)) {
      this.#look(made);
      this.#evaluate(made);
      this.#mark();
    }
    this.#run(steps - made.count, made);
    return this.#ended(made, running);
  }

  phase(): Made {
    const made = new Steps(this.#steps());
    if (!is_open(this.#seen)) {
      this.#marks.forget(this.#seen);
      // It may be come back to when there is no way to it any more.
      this.#watch();
      this.#moment.seen = this.#seen;
      this.#mark();
    }
    const seen = next_phase(this.trainer, this.#seen, this.tuning);
    this.#seen = seen ?? this.#last_whole();
    if (seen?.done === PHASES.length) made.add(row_of(this.trainer.stats()));
    return is_open(this.#seen) ? this.#made(made) : this.#ended(made);
  }

  /** What was set after the update is taken back with it. */
  back(): Snapshot {
    if (!is_open(this.#seen)) return this.snapshot();
    const { done, tuning } = this.#seen;
    this.#redo(done - 1, (done === UPDATED ? tuning : null) ?? this.tuning);
    return this.snapshot();
  }

  /**
   * Phases are deterministic: `done` of them again, from where the last whole step left the run. What was set since then
   * is as if it had not been, but for what the open step's update was made with.
   */
  #redo(done: number, tuning: Tuning, edits = this.#edits_here): void {
    const { trainer, tuning: before, seen } = this.#moment;
    const made_with = (done >= UPDATED ? this.#seen.tuning : null) ?? tuning;
    const now = { trainer: this.trainer.clone(), seen: this.#seen };
    this.trainer.restore(trainer);
    if (is_open(this.#seen)) this.#seen = seen;
    try {
      this.#tune(before, made_with);
      if (edits.length > 0) this.#set(edits);
      for (let phase = 0; phase < done; phase++)
        this.#seen = next_phase(this.trainer, this.#seen, made_with) ?? this.#seen;
      this.#tune(made_with, tuning);
      this.tuning = tuning;
    } catch (refusal) {
      this.trainer.restore(now.trainer);
      this.#seen = now.seen;
      throw refusal;
    } finally {
      now.trainer.delete();
    }
  }

  get #edits_here(): readonly ParameterEdit[] {
    return this.#edits.steps === this.#steps() ? this.#edits.all : [];
  }

  /** What is said of how good the run is, is of these. */
  #set(edits: readonly ParameterEdit[]): void {
    const parameters = this.trainer.parameters();
    for (const { parameter, value } of edits) parameters[parameter] = value;
    this.trainer.set_parameters(parameters);
    this.#evaluate(new Steps(this.trainer.steps), true);
  }

  #tune(before: Tuning, tuning: Tuning): void {
    if (JSON.stringify(before) !== JSON.stringify(tuning)) this.trainer.patch('', tuning);
  }

  /** Where the last whole step left the run, before anything was set. */
  get #moment(): Savepoint {
    if (this.#origin?.steps !== this.#steps()) {
      this.#origin?.trainer.delete();
      this.#origin = this.#here();
    }
    return this.#origin as Savepoint;
  }

  get #open_phases(): number {
    return is_open(this.#seen) ? this.#seen.done : 0;
  }

  rewind(step: number): Snapshot {
    const mark = this.#marks.back_to(step);
    if (step < this.#edits.steps) this.#edits = { steps: step, all: [] };
    this.trainer.restore(mark.trainer);
    this.#seen = mark.seen;
    this.tuning = mark.tuning;
    this.#loss = mark.loss;
    this.#score = mark.score;
    // What follows an open step's update is no loss of a whole step.
    if (is_open(this.#seen)) return this.snapshot();
    const made = new Steps(mark.steps);
    this.#run(step - mark.steps, made);
    return this.#ended(made).snapshot;
  }

  snapshot(running = false): Snapshot {
    return {
      steps: this.#steps(),
      done: this.#seen.done,
      loss: this.#loss,
      score: this.#score,
      diverged_at: this.trainer.diverged_at,
      lr: this.trainer.lr,
      start: this.#start,
      widest: this.#widest,
      untested: this.#untested,
      divisor: this.trainer.diverged ? broken_divisor(this.trainer, this.tuning, this.options.params) : null,
      products: this.#desk.results(this, running),
    };
  }

  /** The memory that moves to the page with the answer. */
  take_moving(): ArrayBuffer[] {
    return this.#desk.take_moving();
  }

  y(): Int32Array | Float32Array {
    this.#y ??= this.trainer.y();
    return this.#y;
  }

  observed_step(): ObservedStep {
    this.#watch();
    return this.#seen;
  }

  /** What is asked for of a step that nobody observed is found by making it again. */
  #watch(): void {
    if (this.#seen.watched) return;
    const { step } = this.#seen;
    this.#seen =
      step === 0
        ? unseen(this.trainer, true, this.#seen.nature)
        : (this.#marks.step_again(this.trainer, step, true) ?? this.#seen);
  }

  /** Whole steps were made, and the run rests. */
  #ended(made: Steps, running = false): Made {
    this.#look_ahead();
    this.#evaluate(made, true);
    return this.#made(made, running);
  }

  /** A step that cannot be made is met at once: what is seen of a run must not depend on when it is asked for. */
  #look_ahead(): void {
    if (this.trainer.diverged) return;
    const lost = with_rollback(this.trainer, () => {
      this.trainer.step();
      return this.trainer.diverged;
    });
    if (!lost) return;
    // Other settings may make it from here.
    void this.#moment;
    this.trainer.step();
  }

  #made(made: Steps, running = false): Made {
    const { from, scores } = made;
    const columns = made.columns(this.#full);
    this.#desk.move(memory_in(columns));
    return { from, scores, columns, snapshot: this.snapshot(running) };
  }

  get #full(): boolean {
    return this.#batches === 1;
  }

  /** Whole steps: the open one counts when it is done. */
  #steps(): number {
    return is_open(this.#seen) ? this.#seen.step - 1 : this.trainer.steps;
  }

  /** n steps, the last one seen from inside. */
  #run(steps: number, made: Steps): void {
    const end = made.to + steps;
    while (made.to < end && !this.trainer.diverged) {
      const stop = Math.min(end, this.#next_stop(made.to));
      const last = stop === end ? 1 : 0;
      made.add(this.trainer.run_stats(stop - made.to - last));
      if (this.trainer.diverged) this.#seen = this.#last_whole();
      else if (last) this.#look(made);
      else this.#evaluate(made);
    }
  }

  /** The next step after which all data are looked at. */
  #next_stop(step: number): number {
    const scored = next_scored(step, this.#batches);
    // With a full batch each step evaluates the one before.
    return this.#full ? scored : Math.min(scored, next_evaluated(step, this.#batches));
  }

  /** One step, or the rest of the open one, seen from inside. */
  #look(made: Steps): void {
    const seen = whole_step(this.trainer, this.#seen, this.tuning, this.#desk.observes_steps);
    this.#seen = seen ?? this.#last_whole();
    if (seen) made.add(row_of(this.trainer.stats()));
  }

  /**
   * The loss on all data after these steps: for the snapshot, for the last step if it is due there, and its scores. Where
   * the run `rests` it is scored for the snapshot, whatever the cadence.
   */
  #evaluate(made: Steps, rests = false): void {
    const { loss, accuracy } = this.trainer.evaluate();
    this.#loss = loss;
    const before = made.to - 1;
    const due = this.#full || next_evaluated(before, this.#batches) === made.to;
    // A batch's loss that was not finite made the core go back a step.
    const whole = this.trainer.steps >= made.to;
    if (!whole) {
      made.evaluated(Number.POSITIVE_INFINITY);
      made.unscored();
    } else if (due) made.evaluated(Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY);
    const scored = made.to === 0 || (made.count > 0 && next_scored(before, this.#batches) === made.to);
    if (!rests && !(whole && scored)) return;
    const test = this.trainer.evaluate_test();
    this.#score = {
      accuracy,
      test_loss: test?.loss ?? Number.NaN,
      test_accuracy: test?.accuracy ?? Number.NaN,
    };
    if (whole && scored) made.scored(this.#score);
  }

  /** After a divergence: the last step that was whole, found again from the last mark. */
  #last_whole(): ObservedStep {
    const mark = this.#marks.latest;
    const step = this.trainer.diverged_at ?? 0;
    const again =
      step <= mark.steps ? null : this.#marks.step_again(this.trainer, step, this.#desk.observes_steps);
    return again ?? mark.seen;
  }

  #mark(): void {
    this.#marks.add(this.#here());
  }

  #here(): Savepoint {
    return {
      steps: this.#steps(),
      trainer: this.trainer.clone(),
      seen: this.#seen,
      tuning: this.tuning,
      loss: this.#loss,
      score: this.#score,
    };
  }
}

function batches_of({ batch_size = 0 }: RunOptions, samples: number): number {
  return batch_size === 0 ? 1 : Math.ceil(samples / batch_size);
}
