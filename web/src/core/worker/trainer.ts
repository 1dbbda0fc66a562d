// SPDX-License-Identifier: MIT
/** A trainer from outside of its worker. */
import type { Motion, StepStats, Trainer } from '../api';
import { refuse_copies, require, require_count } from '../check';
import { read_tree } from '../plain';
import { MOST_STEPS } from '../trainer';
import type { LongRunOptions, OwnOfWorkers, WorkerTrainer } from './api';
import { type Asker, handed, type Line, or_abort } from './line';
import { joined, type StatColumns } from './protocol';

/**
 * A worker makes so many milliseconds of steps at a time: fewer where it is to tell, or may be given up. Deno ends no
 * worker that is at work.
 */
const PACE = { reported: 25, alone: 250 };

/** All that is asked as it is; the compiler sees to it that none is missing. */
const MEMBERS: Record<Exclude<keyof Trainer, OwnOfWorkers>, 'call' | 'property'> = {
  step: 'call',
  stats: 'call',
  forward: 'call',
  backward: 'call',
  update: 'call',
  zero_grad: 'call',
  parameters: 'call',
  gradients: 'call',
  velocity: 'call',
  optimizer_state: 'call',
  order: 'call',
  batch: 'call',
  trace: 'call',
  trace_batch: 'call',
  x: 'call',
  y: 'call',
  test_x: 'call',
  test_y: 'call',
  untested: 'call',
  predict: 'call',
  probabilities: 'call',
  classify: 'call',
  evaluate: 'call',
  evaluate_test: 'call',
  set_optimizer: 'call',
  set_parameters: 'call',
  patch: 'call',
  save: 'call',
  optimizer_steps: 'property',
  lr: 'property',
  layers: 'property',
  steps: 'property',
  samples: 'property',
  epoch: 'property',
  diverged: 'property',
  diverged_at: 'property',
};

/** What belongs to workers alone. The rest is put beside it below. */
class Bound implements Omit<WorkerTrainer, keyof typeof MEMBERS> {
  readonly #line: Line;
  readonly #id: number;
  /** when what was asked last is answered */
  #answered: Promise<unknown> = Promise.resolve();
  #deleted: Promise<void> | null = null;

  constructor(line: Line, id: number) {
    refuse_copies(this, 'a trainer', 'save() gives bytes that can be sent, clone() a copy here');
    this.#line = line;
    this.#id = id;
  }

  async ask(name: string, args: readonly unknown[] = []): Promise<unknown> {
    const message = handed(args, `arguments of ${name}()`);
    return this.#in_turn(() => this.#line.ask((served) => served.ask(this.#id, name, message)));
  }

  async run(n: number, settings?: LongRunOptions): Promise<Float32Array> {
    return (await this.#run(n, false, settings)).loss as Float32Array;
  }

  async run_stats(n: number, settings?: LongRunOptions): Promise<StepStats> {
    return (await this.#run(n, true, settings)) as unknown as StepStats;
  }

  async clone(): Promise<WorkerTrainer> {
    const id = await this.#in_turn(() => this.#line.trainer((served) => served.clone(this.#id)));
    return worker_trainer(this.#line, id);
  }

  async restore(clone: WorkerTrainer): Promise<void> {
    const other = this.#relative(clone);
    await this.#in_turn(() => this.#line.ask((served) => served.restore(this.#id, other)));
  }

  async motion_since(before: WorkerTrainer): Promise<Motion> {
    const other = this.#relative(before);
    return this.#in_turn(() => this.#line.ask((served) => served.motion_since(this.#id, other)));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<number, void, undefined> {
    while (!(await this.ask('diverged'))) yield (await this.ask('step')) as number;
  }

  delete(): Promise<void> {
    this.#deleted ??= this.#in_turn(() => this.#line.remove(this.#id));
    return this.#deleted;
  }

  terminate(): void {
    this.#line.terminate();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.delete();
  }

  #in_turn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#answered.then(ask);
    this.#answered = answer.catch(() => {});
    return answer;
  }

  #relative(clone: unknown): number {
    require(clone instanceof Bound && clone.#line === this.#line, 'trainer', 'a clone of this one', clone);
    return clone.#id;
  }

  async #run(n: number, with_stats: boolean, settings: LongRunOptions = {}): Promise<StatColumns> {
    const { signal, progress } = Object.fromEntries(read_tree(settings, 'settings')) as LongRunOptions;
    require_count('n', n, 0, MOST_STEPS);
    require(signal === undefined || signal instanceof AbortSignal, 'signal', 'an AbortSignal', signal);
    require(progress === undefined || typeof progress === 'function', 'progress', 'a function', progress);
    const pace = signal || progress ? PACE.reported : PACE.alone;
    const parts: StatColumns[] = [];
    let done = 0;
    const to_the_end = async (): Promise<StatColumns> => {
      for (;;) {
        signal?.throwIfAborted();
        const part = (served: Asker) => served.part(this.#id, with_stats, n - done, pace);
        const { columns, ended } = await this.#line.ask(part);
        signal?.throwIfAborted();
        const losses = columns.loss as Float32Array;
        done += losses.length;
        parts.push(columns);
        progress?.({ done, total: n, losses: losses.slice() });
        if (ended) return joined(parts);
      }
    };
    return or_abort(this.#in_turn(to_the_end), signal);
  }
}

for (const [name, kind] of Object.entries(MEMBERS)) {
  const call = function (this: Bound, ...args: unknown[]) {
    return this.ask(name, args);
  };
  const property = function (this: Bound) {
    return this.ask(name);
  };
  Object.defineProperty(Bound.prototype, name, kind === 'call' ? { value: call } : { get: property });
}

export const worker_trainer = (line: Line, id: number): WorkerTrainer =>
  new Bound(line, id) as unknown as WorkerTrainer;
