// SPDX-License-Identifier: MIT
/**
 * A step made phase by phase, with what each of them left behind. Only the last or open step is observed, and only while
 * somebody asks for it; everything in it is a copy.
 */
import type { Motion, Trainer } from '../../core/api';
import type { BatchPlace, Tuning } from '../protocol';
import { PHASES } from '../protocol';
import { with_rollback } from './with-rollback';

export type States = Readonly<Record<string, Float32Array>>;

/** Which of an epoch's batches these samples are; null for all data. Asked between a forward pass and the next. */
export function batch_place(trainer: Trainer, rows: Int32Array, batches: number): BatchPlace | null {
  if (batches === 1) return null;
  const order = trainer.order();
  const size = Math.ceil(order.length / batches);
  return { number: Math.floor(order.indexOf(rows[0] ?? 0) / size) + 1, of: batches };
}

/** What never changes of a run, and its steps depend on. */
export interface RunConstants {
  /** in an epoch */
  batches: number;
  /** a step ends with zero_grad() */
  zero_grad: boolean;
}

export interface StepObservation {
  constants: RunConstants;
  step: number;
  /** phases done, 0 … 5 */
  done: number;
  /** somebody watches: there are numbers of each parameter */
  watched: boolean;
  /** what the update was made with; null before it */
  tuning: Tuning | null;
  lr: number;
  t: number;
  loss: number;
  gradient: Float32Array;
  states_before: States;
  states_after: States;
  before: Float32Array;
  after: Float32Array;
  /** what a gradient that was not cleared had left */
  gradient_before: Float32Array;
  /** the numbers of its samples, and which of the epoch's batches they are */
  rows: Int32Array;
  batch: BatchPlace | null;
  /** once its update is made */
  motion: Motion | null;
  /** ‖g‖ */
  grad_norm: number;
}

const NONE = new Float32Array();
const NOTHING: Omit<StepObservation, 'step' | 'watched' | 'constants'> = {
  done: 0,
  tuning: null,
  lr: Number.NaN,
  t: 0,
  loss: Number.NaN,
  gradient: NONE,
  states_before: {},
  states_after: {},
  before: NONE,
  after: NONE,
  gradient_before: NONE,
  rows: new Int32Array(),
  batch: null,
  motion: null,
  grad_norm: Number.NaN,
};

/** A step of which nothing is done yet; 0: there was none. */
function ahead(trainer: Trainer, step: number, watched: boolean, constants: RunConstants): StepObservation {
  const observation = { ...NOTHING, step, watched, constants };
  if (!watched) return observation;
  const gradient_before = constants.zero_grad ? NONE : trainer.gradients();
  return { ...observation, before: trainer.parameters(), gradient_before };
}

export const blank_observation = (
  trainer: Trainer,
  watched: boolean,
  constants: RunConstants,
): StepObservation => ahead(trainer, 0, watched, constants);

export const is_open = ({ done }: StepObservation): boolean => done > 0 && done < PHASES.length;

/** PyTorch's optimizer.step() makes the state new and moves the parameters in one go. */
function update(trainer: Trainer, tuning: Tuning, watched: boolean): Partial<StepObservation> {
  const { lr } = trainer;
  const states_before = watched ? trainer.optimizer_state() : {};
  const before = watched ? trainer.clone() : null;
  trainer.update();
  const inputs = { tuning, lr, t: trainer.optimizer_steps, states_before };
  if (!before) return inputs;
  const motion = trainer.motion_since(before);
  before.delete();
  const { grad_norm } = trainer.stats();
  return {
    ...inputs,
    states_after: trainer.optimizer_state(),
    after: trainer.parameters(),
    motion,
    grad_norm,
  };
}

function forward(trainer: Trainer, { watched, constants }: StepObservation): Partial<StepObservation> {
  const loss = trainer.forward();
  if (!watched) return { loss };
  const rows = trainer.batch();
  return { loss, rows, batch: batch_place(trainer, rows, constants.batches) };
}

function do_phase(trainer: Trainer, observation: StepObservation, tuning: Tuning): Partial<StepObservation> {
  const { done, watched } = observation;
  switch (PHASES[done]) {
    case 'forward':
      return forward(trainer, observation);
    case 'backward':
      trainer.backward();
      return watched ? { gradient: trainer.gradients() } : {};
    case 'velocity':
      return update(trainer, tuning, watched);
    case 'zero_grad':
      if (observation.constants.zero_grad) trainer.zero_grad();
      return {};
    default:
      return {};
  }
}

/** One phase of the open step, which is always watched, or the first of the next; null when the run diverged in it. */
export function next_phase(
  trainer: Trainer,
  last: StepObservation,
  tuning: Tuning,
  watched = true,
): StepObservation | null {
  const observation = is_open(last) ? last : ahead(trainer, trainer.steps + 1, watched, last.constants);
  const left = do_phase(trainer, observation, tuning);
  return trainer.diverged ? null : { ...observation, ...left, done: observation.done + 1 };
}

/** The rest of the open step, or the whole next one; null when the run diverged in it. */
export function whole_step(
  trainer: Trainer,
  last: StepObservation,
  tuning: Tuning,
  watched: boolean,
): StepObservation | null {
  let observation = next_phase(trainer, last, tuning, watched);
  while (observation && is_open(observation)) observation = next_phase(trainer, observation, tuning, watched);
  return observation;
}

/**
 * Which parameter has the largest gradient in the next step, among those that are trained: what is not trained has one,
 * too, and only a step tells them apart. A rule taken up anew has its defaults: plain SGD then moves by lr·g.
 */
export function largest_gradient(trainer: Trainer): number {
  const before = trainer.parameters();
  const after = with_rollback(trainer, () => {
    trainer.set_optimizer({ type: 'adagrad' });
    trainer.set_optimizer({ type: 'sgd', lr: 1 });
    trainer.step();
    return trainer.parameters();
  });
  const moved = after.map((value, i) => Math.abs(value - (before[i] as number)));
  return moved.indexOf(moved.reduce((most, size) => Math.max(most, size), 0));
}
