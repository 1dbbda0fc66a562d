// SPDX-License-Identifier: MIT
/** A step made phase by phase and seen from inside, at every parameter. */
import type { Trainer } from '../core/api';
import type { Columns, InsideStep } from './protocol';
import { PHASES } from './protocol';

const NONE = new Float32Array();

/** A number is missing until its phase has happened. */
export interface Seen {
  /** 0 before any step */
  step: number;
  /** how many phases are done */
  done: number;
  loss: number;
  gradient: Float32Array;
  velocity_before: Float32Array;
  velocity_after: Float32Array;
  before: Float32Array;
  after: Float32Array;
}

/** What there is to see before the next step. */
function ahead(trainer: Trainer, step: number): Seen {
  return {
    step,
    done: 0,
    loss: Number.NaN,
    gradient: NONE,
    velocity_before: trainer.velocity(),
    velocity_after: NONE,
    before: trainer.parameters(),
    after: NONE,
  };
}

export const unseen = (trainer: Trainer) => ahead(trainer, 0);

export const is_open = ({ done }: Seen) => done > 0 && done < PHASES.length;

/** The next phase, of the open step or of a new one; null when the run diverges in it. */
export function next_phase(trainer: Trainer, last: Seen): Seen | null {
  const seen = is_open(last) ? last : ahead(trainer, trainer.steps + 1);
  const changed: Partial<Seen> = {};
  switch (PHASES[seen.done]) {
    case 'forward':
      changed.loss = trainer.forward();
      break;
    case 'backward':
      trainer.backward();
      changed.gradient = trainer.gradients();
      break;
    case 'velocity': // the optimizer's step makes both; the parameters are shown a phase later
      trainer.update();
      changed.velocity_after = trainer.velocity();
      changed.after = trainer.parameters();
      break;
    case 'zero_grad':
      trainer.zero_grad();
  }
  return trainer.diverged ? null : { ...seen, ...changed, done: seen.done + 1 };
}

/** The rest of the open step, or a whole one; null when the run diverges in it. */
export function whole_step(trainer: Trainer, last: Seen): Seen | null {
  let seen = next_phase(trainer, last);
  while (seen && is_open(seen)) seen = next_phase(trainer, seen);
  return seen;
}

export function inside(seen: Seen, parameter: number): InsideStep {
  const at = (values: Float32Array) => values[parameter] ?? Number.NaN;
  return {
    step: seen.step,
    done: seen.done,
    loss: seen.loss,
    gradient: at(seen.gradient),
    velocity_before: at(seen.velocity_before),
    velocity_after: at(seen.velocity_after),
    parameter_before: at(seen.before),
    parameter_after: seen.done > PHASES.indexOf('update') ? at(seen.after) : Number.NaN,
  };
}

/** ‖v‖ of each layer. */
export function norms(trainer: Trainer): number[] {
  const velocity = trainer.velocity();
  return trainer.layers.map(({ offset, in: inputs, out }) => {
    const squares = velocity.subarray(offset, offset + out * (inputs + 1)).reduce((sum, v) => sum + v * v, 0);
    return Math.sqrt(squares);
  });
}

/** The columns of the one step last made. */
export function last_column(trainer: Trainer): Columns {
  return map_columns(([value]) => Float32Array.of(value as number), [trainer.stats()]);
}

export function joined(parts: readonly Columns[]): Columns {
  return map_columns((columns: readonly Float32Array[]) => {
    const all = new Float32Array(columns.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const column of columns) {
      all.set(column, at);
      at += column.length;
    }
    return all;
  }, parts);
}

/** An object of what `f` makes of each column of the parts. */
function map_columns<T>(
  f: (values: T[]) => Float32Array,
  parts: readonly { [Name in keyof Columns]: T }[],
): Columns {
  const of = (name: keyof Columns) => f(parts.map((part) => part[name]));
  return {
    loss: of('loss'),
    grad_norm: of('grad_norm'),
    velocity_norm: of('velocity_norm'),
    stride: of('stride'),
    agreement: of('agreement'),
  };
}
