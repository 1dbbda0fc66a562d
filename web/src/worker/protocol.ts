// SPDX-License-Identifier: MIT
/** What the page and its workers say to each other. One worker trains one run. */
import type { ConventionMove, Motion, SampleTrace } from '../core/api';
import type { OptimizerOptions, ScheduleOptions, TrainerOptions } from '../core/options';

export type { ConventionMove, Motion, MotionParts, SampleTrace, WeightTraces } from '../core/api';

export type {
  Activation,
  HiddenLayer,
  OptimizerOptions,
  ScheduleOptions,
  TestOptions,
  TrainerOptions,
} from '../core/options';

/** What of a run may change while it trains, in full. */
export interface Tuning {
  optimizer: OptimizerOptions;
  schedule: ScheduleOptions;
}

/** What a run is made from. */
export type RunOptions = TrainerOptions & Tuning;

/** What the core does not take: its path in the options, the rule it breaks, and the core's own words. */
export interface Refused {
  path: string;
  rule: string;
  allowed: string;
  got: string;
}

/** Only what is refused is answered by a refusal; whatever else goes wrong ends the worker. */
export type Reply<T> = { ok: T } | { refused: Refused };

/** One entry a step, oldest first. */
export interface Columns {
  /** the loss on all data after this step; NaN where it was not evaluated, Infinity where it is not finite */
  loss: Float32Array;
  /** the loss this step started from, on its batch */
  batch_loss: Float32Array;
  /** ‖g‖ */
  grad_norm: Float32Array;
  /** ‖v‖ after the step */
  velocity_norm: Float32Array;
  /** ‖Δw‖ */
  stride: Float32Array;
  /** cos(Δw, −g), in −1 … 1 */
  agreement: Float32Array;
}

/** The five phases of a step, in order. The optimizer's update is shown as two: velocity, then parameters. */
export const PHASES = ['forward', 'backward', 'velocity', 'update', 'zero_grad'] as const;
/** From this many phases on the update of the open step is made: a change of settings is for the next. */
export const UPDATED = PHASES.indexOf('velocity') + 1;
export type Phase = (typeof PHASES)[number];

/** Instead of a parameter: the one with the largest first gradient among those trained. */
export const WATCH_LARGEST = -1;

/** The optimizer's state at one parameter, by PyTorch's names; what it does not have yet, or at all, is not there. */
export type StateAt = Readonly<Record<string, number>>;

/** One step seen at one parameter. A number is NaN until its phase has happened. */
export interface InsideStep {
  /** 1 for the first step; 0 before any */
  step: number;
  /** flat index of the parameter looked at */
  parameter: number;
  /** what the step was made with, or will be as things are */
  optimizer: OptimizerOptions;
  /** the learning rate of its update, as the schedule has it */
  lr: number;
  /** updates this rule has made, this one included: the t of Adam's bias correction */
  t: number;
  loss: number;
  gradient: number;
  before: StateAt;
  after: StateAt;
  parameter_before: number;
  /** where the velocity will take it */
  parameter_ahead: number;
  parameter_after: number;
}

/** What the page's visible views ask for. Nothing else is computed. */
export interface Probes {
  /** a step seen from inside, at this parameter (or WATCH_LARGEST) */
  inside: number | null;
  /** ‖v‖ of each layer */
  layers: boolean;
  /** one sample's way through the step, by its place in the step's batch, 0 … */
  trace?: number | null;
}

/** A batch among its epoch's, from 1. */
export interface BatchPlace {
  number: number;
  of: number;
}

/**
 * One sample in one step, at the parameters the step started from: the whole way, also back, as soon as its forward pass
 * is done; views show what is reached.
 */
export interface StepTrace extends SampleTrace {
  step: number;
  /** of the step */
  samples: number;
  /** the sample's place among them, 0 …, and its number in the training data */
  sample: number;
  row: number;
  /** null: all data */
  batch: BatchPlace | null;
  /** one of them is null */
  label: number | null;
  target: Float32Array | null;
  /** of each of the step's samples the probability of its label; for mse its loss */
  truths: Float32Array;
  /** null before the update */
  motion: Motion | null;
  /** ‖g‖, NaN before the update */
  grad_norm: number;
  /** of the gradient at the parameter looked at, what the steps before had left; 0 where it is cleared */
  gradient_kept: number;
  /** the step ends with it */
  zero_grad: boolean;
  /** the three conventions of momentum, and had lr been halved for this step; null before the update, and for other rules */
  moves: { now: ConventionMove[]; halved: ConventionMove[] } | null;
}

/** The losses a run's first steps started from, with zero_grad() and without. */
export interface BothWays {
  cleared: Float32Array;
  kept: Float32Array;
}

export type Divisor = 'zero' | 'negative';

export interface Snapshot {
  /** whole steps made, each with its update */
  steps: number;
  /** how many of PHASES are done in the last or open step: 0 … 5 */
  done: number;
  /** the loss on all training data after so many steps */
  loss: number;
  /** how good the run is after so many steps, whether their scores are kept or not */
  score: Score;
  /** the step whose loss was not finite, or null; parameters are then the last finite ones */
  diverged_at: number | null;
  /** the learning rate of the next update */
  lr: number;
  /** of the initial weights; of the first epoch's order of samples, empty for the full batch: eight hex digits */
  start: { weights: string; order: string };
  /** the largest of the training inputs, without its sign */
  widest?: number;
  /** classes that are trained on, and have no sample in the test data */
  untested?: readonly number[];
  /** what a run that diverged divided its last update by, where that cannot be done: 0, or the root of less */
  divisor?: Divisor | null;
  /** asked for */
  inside: InsideStep | null;
  /** asked for: ‖v‖ of each layer, input side first */
  velocity_by_layer: readonly number[] | null;
  /** asked for, and there was a step */
  trace?: StepTrace | null;
}

/** How good a run is after a step. */
export interface Score {
  /** share of labels met on the training data; NaN for mse */
  accuracy: number;
  /** on the test data; NaN where there is none */
  test_loss: number;
  test_accuracy: number;
}

/** How good a run is after some of its steps, few enough to cost little (see cadence.ts). */
export interface Scores {
  /** updates made */
  step: number[];
  accuracy: number[];
  test_loss: number[];
  test_accuracy: number[];
}

/** The steps just made: `from` is the number of steps before them. */
export interface Made {
  from: number;
  columns: Columns;
  scores: Scores;
  snapshot: Snapshot;
}

export interface Advance extends Made {
  /** milliseconds the worker worked on it; the page's own clock would count its drawing, too */
  took: number;
}

/** A run's worker, as the page calls it (through Comlink). */
export interface RunWorker {
  /** Build the run. The answer's columns are empty; its scores are those of the start. */
  create(options: RunOptions, probes: Probes): Promise<Reply<Made>>;
  /** All of it or, when something is refused, nothing. */
  configure(tuning: Tuning): Promise<Reply<Snapshot>>;
  /** What is asked for from now on. */
  look(probes: Probes): Promise<Snapshot>;
  /** The gradient of the last or the open step, at every parameter; empty while there is none. */
  gradient(): Promise<Float32Array>;
  /**
   * n whole steps (a step begun by `phase` is finished first and counts as one); fewer if the run diverges.
   * Asked `ahead`, before the answer to the advance before it was read: then `rewind` goes back into that one, too.
   */
  advance(steps: number, ahead?: boolean): Promise<Advance>;
  /** One phase of one step. The columns have an entry when the phase was the step's last. */
  phase(): Promise<Advance>;
  /** The open step as it was before its last phase. */
  back(): Promise<Snapshot>;
  /** So many steps from the run's start, all made with `tuning`; the run itself stays where it is. */
  both_ways(steps: number, tuning: Tuning): Promise<BothWays>;
  /** Back to a step made by the last `advance`, exactly as it was; what was made after it is forgotten. */
  rewind(step: number): Promise<Snapshot>;
}

/** What every worker answers as soon as its script has run. */
export interface Served {
  hello(): Promise<void>;
}

/** The same at the worker's own end: the compiled core comes with the question that needs it. */
export type ServedRun = Served &
  Omit<RunWorker, 'create'> & {
    create(core: WebAssembly.Module, ...question: Parameters<RunWorker['create']>): Promise<Reply<Made>>;
  };

/** Steps made from a fresh start, and the milliseconds they took. */
export interface Timed {
  steps: number;
  milliseconds: number;
}

/** A worker that trains for the clock. */
export interface Stopwatch {
  /** As many steps as are made in about so many milliseconds. */
  time(options: TrainerOptions, milliseconds: number): Promise<Timed>;
}

export interface ServedStopwatch extends Served {
  time(core: WebAssembly.Module, ...question: Parameters<Stopwatch['time']>): Promise<Timed>;
}

/** What a run from a fresh start comes to. */
export interface Trace {
  /** of each step, the loss it started from */
  losses: Float32Array;
  /** of the first step, in PyTorch's order */
  first_gradient: Float32Array;
}

/** A worker that trains what is compared. */
export interface Tracer {
  losses_and_gradient(options: TrainerOptions, steps: number): Promise<Trace>;
}

export interface ServedTracer extends Served {
  losses_and_gradient(
    core: WebAssembly.Module,
    ...question: Parameters<Tracer['losses_and_gradient']>
  ): Promise<Trace>;
}

/** A worker and the means to end it. A call still open when it ends, or dies, is never answered. */
export interface Connection<W> {
  worker: W;
  /** fulfilled once its files have arrived and it can be asked, rejected when they cannot */
  loaded: Promise<void>;
  terminate(): void;
}

/** `died` is told, with the browser's text if it has one, when the worker can no longer answer by its own doing. */
export type Connect<W> = (died: (message: string) => void) => Connection<W>;
