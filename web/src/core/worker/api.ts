// SPDX-License-Identifier: MIT
/** What `momentum-lab/worker` gives: a Trainer in a worker. Pure types; the build publishes them as worker.d.ts. */
import type { StepStats, Trainer, WasmSource } from '../api';

/** How far a long run is. */
export interface Progress {
  /** steps made of those that were asked for */
  done: number;
  /** steps that were asked for */
  total: number;
  /** the losses of the steps made since the last time, oldest first */
  losses: Float32Array;
}

/** Of a long run in a worker. */
export interface LongRunOptions {
  /**
   * Gives the run up: its promise is rejected with the signal's reason at once. The worker ends the steps it is at, some
   * 25 ms of them or one long one, and the trainer stays there, whole: `await trainer.steps` says where. Never when left
   * out.
   */
  signal?: AbortSignal | undefined;
  /**
   * Called while the run goes on, at most forty times a second however short a step is, and at its end. What it throws ends
   * the run. Never when left out.
   */
  progress?: ((progress: Progress) => void) | undefined;
}

/** Something of a trainer as it is from outside of its worker: what a call returns, or what a property is, as a promise. */
export type Promised<Member> = [Member] extends [(...args: infer Args) => infer Result]
  ? (...args: Args) => Promise<Result>
  : Promise<Member>;

/** What is other in a worker than a promise of the same. */
export type OwnOfWorkers =
  | 'run'
  | 'run_stats'
  | 'clone'
  | 'restore'
  | 'motion_since'
  | 'delete'
  | typeof Symbol.iterator
  | typeof Symbol.dispose;

/**
 * A Trainer in a worker of its own: the same methods with the same arguments, to the same bits; each answers by a promise,
 * and so does what is a property there (`await trainer.steps`). Calls are answered one after the other, in the order they
 * were made. Arrays handed in are copied, arrays handed out are moved. A promise is rejected with the Error the trainer
 * throws, an OptionError with its `refusal` included; with another when the worker has ended.
 */
export interface WorkerTrainer
  extends Readonly<{ [Name in keyof Trainer as Exclude<Name, OwnOfWorkers>]: Promised<Trainer[Name]> }> {
  /** The losses of the next n steps, n in 0 … 10,000,000; stops early, shorter, if the run diverges. */
  run(n: number, settings?: LongRunOptions): Promise<Float32Array>;
  /** Like run, with all of a step's numbers. */
  run_stats(n: number, settings?: LongRunOptions): Promise<StepStats>;
  /** An independent trainer in the same worker that continues bit for bit; it shares the data. */
  clone(): Promise<WorkerTrainer>;
  /** Goes on from where the other is, a relative by clone(). */
  restore(clone: WorkerTrainer): Promise<void>;
  /** The update that led here from `before`, a clone of this trainer. */
  motion_since(before: WorkerTrainer): ReturnType<Promised<Trainer['motion_since']>>;
  /** `for await (const loss of trainer)` makes a step each time round, until you break or it diverges. */
  [Symbol.asyncIterator](): AsyncGenerator<number, void, undefined>;
  /** Frees the trainer when what was asked before is answered; with the last one of it the worker ends, unless it is yours. */
  delete(): Promise<void>;
  /** Ends the worker at once, yours too, with all trainers in it. What is not answered is rejected. */
  terminate(): void;
  /** delete(), for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a browser's Worker and one of node:worker_threads have in common. */
export interface WorkerLike {
  /** Sends a message, and moves some of what is in it. */
  // biome-ignore lint/suspicious/noExplicitAny: what can be moved has no name that both know
  postMessage(message: any, moved: any): void;
  /** Ends it at once. */
  terminate(): unknown;
}

/** Where a trainer's worker comes from. */
export interface WorkerSettings {
  /**
   * The worker's script by its address; or a worker you have started with it, a module worker, which may serve several trainers.
   * When left out the script is momentum-worker.js beside the library.
   */
  worker?: WorkerLike | URL | string | undefined;
  /** as loadMomentum() takes it: address, bytes or compiled module; momentum.wasm beside the script when left out */
  wasm?: WasmSource | undefined;
  /** gives the making up: the worker is ended, the promise rejected with its reason; never when left out */
  signal?: AbortSignal | undefined;
}
