// SPDX-License-Identifier: MIT
/** A worker as it is asked: its runs, its tasks, and the calls that carry both. */
import type { ArrayTable, ParameterEdit, Reply, RunOptions, Tuning } from './options';
import type { PastRequest, PastResult } from './past';
import type { AskTask, CoreTasks, LiveRequests, RunTasks } from './products';
import type { Advance, RunProgress, Snapshot } from './snapshot';

/** How an advance is asked for. */
export interface AdvanceMode {
  /** before the answer to the advance before it was read: then `rewind` goes back into that one, too */
  prefetch?: boolean;
  /** more will be asked for at once: what is costly to show need not come with every answer */
  running?: boolean;
}

/** What a run is asked, by name; in its worker these are answered at once. */
export interface RunVerbs {
  /** Build the run. The answer's columns are empty; its scores are those of the start. */
  create(options: RunOptions, products: LiveRequests): Reply<RunProgress>;
  /**
   * All of it or, when something is refused, nothing. `edits`: all parameters that are set by hand after the last whole
   * step; an open step is made again from there.
   */
  configure(tuning: Tuning, edits?: readonly ParameterEdit[]): Reply<Snapshot>;
  /** What is asked for from now on. */
  look(products: LiveRequests): Snapshot;
  /** n whole steps (a step begun by `phase` is finished first and counts as one); fewer if the run diverges. */
  advance(steps: number, mode?: AdvanceMode): Advance;
  /** One phase of one step. The columns have an entry when the phase was the step's last. */
  phase(): Advance;
  /** The open step as it was before its last phase. */
  back(): Snapshot;
  /** Back to a step made by the last `advance`, exactly as it was; what was made after it is forgotten. */
  rewind(step: number): Snapshot;
  /** The run as it was at a step it has made; it stays where it is. Null where a step is open, which cannot be left. */
  past(request: PastRequest): PastResult | null;
  /** The run is not asked any more. */
  close(): void;
}

type Remote<Verbs> = {
  [Verb in keyof Verbs]: Verbs[Verb] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

/** A run in its worker, as the page calls it. */
export interface RunWorker extends Remote<RunVerbs> {
  task: AskTask<RunTasks>;
}

/** A worker, as the page calls it. */
export interface CoreWorker {
  /** a run more in it, empty until it is created */
  session(): RunWorker;
  task: AskTask<CoreTasks>;
}

/** The core of runs, which a first view loads, or the whole one, which has surfaces, too. */
export type CoreName = 'run' | 'whole';

/** A worker's own end (through Comlink): a run's verb by its name and the run's id, or a task of the core. */
export interface ServedCore {
  /** answered as soon as the script has run */
  hello(): void;
  /** The compiled core, and which it is, for all that is asked after it. */
  start(core: WebAssembly.Module, name: CoreName): void;
  /** The arrays that runs of this worker name by `id`; those loaded before are let go. */
  load(id: number, table: ArrayTable): void;
  ask(session: number, verb: keyof RunWorker, args: readonly unknown[]): unknown;
  task(name: keyof CoreTasks, request: unknown): unknown;
}
