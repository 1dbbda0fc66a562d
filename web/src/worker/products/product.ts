// SPDX-License-Identifier: MIT
/** The shape of a product: when it is computed, from what, and which of its arrays move to the page. */
import type { Momentum, Trainer } from '../../core/api';
import type { CoreTasks, Exchange, LiveProducts, RunOptions, RunTasks, Tuning } from '../protocol';
import type { StepObservation } from '../session/phases';

/** What products see of a run. */
export interface RunSubject {
  readonly momentum: Momentum;
  readonly trainer: Trainer;
  readonly options: RunOptions;
  /** of the next update */
  readonly tuning: Tuning;
  /** the parameter with the largest first gradient among those trained */
  readonly largest: number;
  /** the last or open step, with numbers of each parameter; of a step that nobody observed it is made again */
  observed_step(): StepObservation;
  /** labels or targets of the training data */
  y(): Int32Array | Float32Array;
}

interface Product<Subject, Of extends Exchange<unknown, unknown>> {
  /** null: there is nothing yet */
  compute(subject: Subject, request: Of['request']): Of['result'] | null;
  /** its own memory, known to nobody else: moved to the page, and gone here */
  transfer(result: Of['result']): ArrayBuffer[];
}

/** Comes with a run's answers, of the last step alone. */
export interface LiveProduct<Of extends Exchange<unknown, unknown>> extends Product<RunSubject, Of> {
  /** with each answer; only where the run rests */
  cadence: 'frame' | 'rest';
  /** of a frame, while more and more steps are asked for; where the run rests it always comes */
  most_per_second?: number;
  /** it wants numbers of each parameter of the last step, which are then written down while the step is made */
  observes_step?: boolean;
}

/** Comes when it is asked for. */
export interface TaskProduct<Subject, Of extends Exchange<unknown, unknown>> extends Product<Subject, Of> {
  cadence: 'once';
  compute(subject: Subject, request: Of['request']): Of['result'];
}

export type LiveProductOf<Name extends keyof LiveProducts> = LiveProduct<LiveProducts[Name]>;
/** What a live product whose script comes late does there; when it comes is known before. */
export type ComputedLate<Name extends keyof LiveProducts> = LiveProductOf<Name>['compute'];
export type RunTaskOf<Name extends keyof RunTasks> = TaskProduct<RunSubject, RunTasks[Name]>;
export type CoreTaskOf<Name extends keyof CoreTasks> = TaskProduct<Momentum, CoreTasks[Name]>;

/** Of what is all numbers. */
export const nothing_to_move = (): ArrayBuffer[] => [];

/** The memory of all arrays in what was made for the page alone. */
export const memory_in = (value: unknown): ArrayBuffer[] => [...new Set(buffers_in(value))];

function buffers_in(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(buffers_in);
}
