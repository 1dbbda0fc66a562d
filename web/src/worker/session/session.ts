// SPDX-License-Identifier: MIT
/** One run inside its worker: the verbs it is asked by, and what it answers. */
import type { Momentum, Trainer } from '../../core/api';
import { LIVE_PRODUCTS, RUN_TASKS } from '../products';
import { memory_in, type RunSubject, type RunTaskOf } from '../products/product';
import type {
  AdvanceMode,
  LiveProducts,
  LiveRequests,
  ParameterEdit,
  PastRequest,
  PastResult,
  RunOptions,
  RunProgress,
  RunTasks,
  Snapshot,
  Tuning,
} from '../protocol';
import { StepLog } from './columns';
import { broken_divisor, widest_of } from './divisor';
import { scores_of } from './evaluator';
import { largest_gradient, type StepObservation } from './phases';
import { ProductDesk } from './product-desk';
import { type LentTrainer, own_trainer } from './shared-data';
import { start_of } from './start';
import { Stepper } from './stepper';

export class Session implements RunSubject {
  readonly #desk = new ProductDesk<LiveProducts>(LIVE_PRODUCTS);
  readonly trainer: Trainer;
  readonly #stepper: Stepper;
  readonly largest: number;
  /** what is the same after any step */
  readonly #constants: Pick<Snapshot, 'start' | 'widest' | 'untested'>;
  /** the data never change: read once, when somebody asks */
  #y: Int32Array | Float32Array | null = null;

  constructor(
    readonly momentum: Momentum,
    readonly options: RunOptions,
    requests: LiveRequests,
    private readonly lent: LentTrainer = own_trainer(momentum, options),
  ) {
    this.trainer = lent.trainer;
    this.#desk.requests = requests;
    this.#stepper = new Stepper(this.trainer, options, () => this.#desk.observes_steps);
    this.largest = largest_gradient(this.trainer);
    this.#constants = {
      start: start_of(this.trainer, this.#stepper.evaluator.full),
      widest: widest_of(this.trainer, options),
      untested: [...this.trainer.untested()],
    };
  }

  dispose(): void {
    this.#stepper.dispose();
    this.lent.release();
  }

  get tuning(): Tuning {
    return this.#stepper.tuning;
  }

  /** The run at its start. */
  created(): RunProgress {
    const log = new StepLog(0);
    this.#stepper.evaluator.evaluate(log);
    return this.#progress(log);
  }

  configure(tuning: Tuning, edits: readonly ParameterEdit[] = []): Snapshot {
    this.#stepper.configure(tuning, edits);
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
  advance(steps: number, { prefetch = false, running = false }: AdvanceMode = {}): RunProgress {
    const log = new StepLog(this.#stepper.steps);
    this.#stepper.advance(steps, log, prefetch);
    return this.#rest(log, running);
  }

  phase(): RunProgress {
    const log = new StepLog(this.#stepper.steps);
    this.#stepper.phase(log);
    return this.#stepper.is_open ? this.#progress(log) : this.#rest(log);
  }

  back(): Snapshot {
    this.#stepper.back();
    return this.snapshot();
  }

  rewind(step: number): Snapshot {
    const log = this.#stepper.rewind(step);
    return log ? this.#rest(log).snapshot : this.snapshot();
  }

  past(request: PastRequest): PastResult | null {
    const { products } = request;
    const look = this.#stepper.look_back(request, this.#desk.observes(products), (observation, tuning) => {
      const { momentum, trainer, options, largest } = this;
      const subject = { momentum, trainer, options, tuning, largest, y: () => this.y() };
      return {
        ...this.#constants,
        ...scores_of(trainer),
        steps: request.step,
        done: observation.done,
        diverged_at: null,
        lr: trainer.lr,
        divisor: null,
        products: this.#desk.all({ ...subject, observed_step: () => observation }, products),
      };
    });
    return look && { at: look.at, snapshot: look.seen };
  }

  snapshot(running = false): Snapshot {
    return {
      steps: this.#stepper.steps,
      done: this.#stepper.done,
      loss: this.#stepper.evaluator.loss,
      score: this.#stepper.evaluator.score,
      diverged_at: this.trainer.diverged_at,
      lr: this.trainer.lr,
      ...this.#constants,
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

  observed_step(): StepObservation {
    return this.#stepper.observation();
  }

  /** Whole steps were made, and the run rests. */
  #rest(log: StepLog, running = false): RunProgress {
    this.#stepper.look_ahead();
    this.#stepper.evaluator.evaluate(log, true);
    return this.#progress(log, running);
  }

  #progress(log: StepLog, running = false): RunProgress {
    const { from, scores } = log;
    const columns = log.columns(this.#stepper.evaluator.full);
    this.#desk.move(memory_in(columns));
    return { from, scores, columns, snapshot: this.snapshot(running) };
  }
}
