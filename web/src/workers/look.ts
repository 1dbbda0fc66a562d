// SPDX-License-Identifier: MIT
/** A step made phase by phase and seen from inside, at every parameter. */
import type { Trainer } from '../core/api';
import type { InsideStep, RunSettings } from './protocol';
import { PHASES } from './protocol';

const NONE = new Float32Array();

/** A number is missing until its phase has happened. */
export interface Seen {
  /** 0 before any step */
  step: number;
  /** how many phases are done */
  done: number;
  /** what the update was made with; null while it was not */
  settings: RunSettings | null;
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
    settings: null,
    loss: Number.NaN,
    gradient: NONE,
    velocity_before: NONE,
    velocity_after: NONE,
    before: trainer.parameters(),
    after: NONE,
  };
}

export const unseen = (trainer: Trainer) => ahead(trainer, 0);

export const is_open = ({ done }: Seen) => done > 0 && done < PHASES.length;

/** The next phase, of the open step or of a new one; null when the run diverges in it. */
export function next_phase(trainer: Trainer, last: Seen, settings: RunSettings): Seen | null {
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
      changed.settings = settings;
      // As this update finds it: another convention than the last step's writes it in other units.
      changed.velocity_before = trainer.velocity();
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
export function whole_step(trainer: Trainer, last: Seen, settings: RunSettings): Seen | null {
  let seen = next_phase(trainer, last, settings);
  while (seen && is_open(seen)) seen = next_phase(trainer, seen, settings);
  return seen;
}

/** `settings`: those of a step whose update is still to come. */
export function inside(seen: Seen, parameter: number, settings: RunSettings): InsideStep {
  const at = (values: Float32Array) => values[parameter] ?? Number.NaN;
  return {
    step: seen.step,
    done: seen.done,
    parameter,
    settings: seen.settings ?? settings,
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

/** The parameter with the largest gradient of the next step, among those that are trained. */
export function largest_gradient(trainer: Trainer): number {
  const probe = trainer.clone();
  // Moves each trained parameter by its gradient, and the others not at all.
  probe.set_optimizer({ type: 'sgd', lr: 1, momentum: 0 });
  const before = probe.parameters();
  probe.step();
  const moved = probe.parameters().map((after, i) => Math.abs(after - (before[i] as number)));
  probe.delete();
  return moved.indexOf(moved.reduce((most, size) => Math.max(most, size), 0));
}
