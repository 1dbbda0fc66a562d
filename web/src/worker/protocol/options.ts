// SPDX-License-Identifier: MIT
/** What runs are made from, and how the core refuses it. */
import type { RefusalBounds } from '../../core/api';
import type { OptimizerOptions, ScheduleOptions, TrainerOptions } from '../../core/options';

export type {
  Activation,
  HiddenLayer,
  OptimizerOptions,
  ScheduleOptions,
  TestOptions,
  TrainerOptions,
} from '../../core/options';

/** What of a run may change while it trains, in full. */
export interface Tuning {
  optimizer: OptimizerOptions;
  schedule: ScheduleOptions;
}

/** A parameter, by its place in PyTorch's flat order, and what it is set to. */
export interface ParameterEdit {
  parameter: number;
  value: number;
}

/** What a run is made from. */
export type RunOptions = TrainerOptions & Tuning;

/** Inputs, and labels or targets, of data that are handed in. */
export type ArrayTable = Pick<Extract<TrainerOptions['data'], { kind: 'arrays' }>, 'x' | 'y'>;

/** What the core does not take: its path in the options, the rule it breaks, and what is allowed in English and as data. */
export interface Refused {
  path: string;
  rule: string;
  allowed: string;
  got: string;
  bounds?: RefusalBounds;
}

/** Only what is refused is answered by a refusal; whatever else goes wrong ends the worker. */
export type Reply<T> = { ok: T } | { refused: Refused };
