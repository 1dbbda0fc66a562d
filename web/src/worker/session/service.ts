// SPDX-License-Identifier: MIT
/** What lives in one worker: the core, its runs by id, and what each question comes to. */
import type { Momentum } from '../../core/api';
import type { CoreTaskOf } from '../products/product';
import type {
  ArrayTable,
  CoreTasks,
  LiveRequests,
  Reply,
  RunOptions,
  RunProgress,
  RunWorker,
} from '../protocol';
import { Session } from './session';
import { SharedData } from './shared-data';
import { to_result } from './to-result';

/** An answer, and the memory that moves to the page with it. */
export interface Answer<T> {
  answer: T;
  moving: ArrayBuffer[];
}

export class Service {
  readonly #sessions = new Map<number, Session>();
  readonly #data: SharedData;

  constructor(
    private readonly momentum: Momentum,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#data = new SharedData(momentum);
  }

  /** Runs in it. */
  get size(): number {
    return this.#sessions.size;
  }

  load(id: number, table: ArrayTable): Answer<void> {
    this.#data.load(id, table);
    return { answer: undefined, moving: [] };
  }

  /** A verb of the run with this id. What the core refuses is an answer: the run is as it was, and so is its worker. */
  ask(id: number, verb: keyof RunWorker, args: readonly unknown[]): Answer<unknown> {
    if (verb === 'create') return this.#create(id, ...(args as [RunOptions, LiveRequests]));
    if (verb === 'close') return this.#close(id);
    const session = this.#sessions.get(id);
    if (!session) throw new Error('no run has been made');
    const started = this.now();
    const call = () => (session[verb] as (...args: readonly unknown[]) => unknown)(...args);
    const result = verb === 'configure' ? to_result(call) : call();
    const is_advance = verb === 'advance' || verb === 'phase';
    const answer = is_advance ? { ...(result as RunProgress), took: this.now() - started } : result;
    return { answer, moving: session.take_moving() };
  }

  /** What a product of the core comes to. */
  compute<Name extends keyof CoreTasks>(
    product: CoreTaskOf<Name>,
    request: CoreTasks[Name]['request'],
  ): Answer<CoreTasks[Name]['result']> {
    const answer = product.compute(this.momentum, request);
    return { answer, moving: product.transfer(answer) };
  }

  #create(id: number, options: RunOptions, products: LiveRequests): Answer<Reply<RunProgress>> {
    let moving: ArrayBuffer[] = [];
    const answer = to_result(() => {
      const lent = this.#data.trainer(options);
      const next = new Session(this.momentum, this.#data.whole(options), products, lent);
      this.#sessions.get(id)?.dispose();
      this.#sessions.set(id, next);
      const progress = next.created();
      moving = next.take_moving();
      return progress;
    });
    return { answer, moving };
  }

  #close(id: number): Answer<void> {
    this.#sessions.get(id)?.dispose();
    this.#sessions.delete(id);
    return { answer: undefined, moving: [] };
  }
}
