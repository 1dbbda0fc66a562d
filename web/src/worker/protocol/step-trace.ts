// SPDX-License-Identifier: MIT
/** One step seen from inside: its five phases at one parameter, and one sample's way through it. */
import type { ConventionMove, Motion, SampleTrace } from '../../core/api';
import type { PickedSample } from './mistakes';
import type { OptimizerOptions } from './options';

export type { ConventionMove, Motion, MotionParts, SampleTrace, WeightTraces } from '../../core/api';

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
export interface StepTrace {
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

/** A batch among its epoch's, from 1. */
export interface BatchPlace {
  number: number;
  of: number;
}

/**
 * One sample in one step, at the parameters the step started from: the whole way, also back, as soon as its forward pass
 * is done; views show what is reached.
 */
export interface StepSampleTrace extends SampleTrace {
  step: number;
  /** of the step */
  samples: number;
  /** the sample's place among them, 0 …, and its number in the training data */
  sample: number;
  row: number;
  /** where it is one picked, of the training or of the test data, and not by its place in the batch: that is 0 where it is not in it */
  picked: PickedSample | null;
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
  carried_gradient: number;
  /** the step ends with it */
  zero_grad: boolean;
  /** the three conventions of momentum, and had lr been halved for this step; null before the update, and for other rules */
  moves: { now: ConventionMove[]; halved: ConventionMove[] } | null;
}

/** The losses a run's first steps started from, with zero_grad() and without. */
export interface ZeroGradLosses {
  cleared: Float32Array;
  accumulated: Float32Array;
}
