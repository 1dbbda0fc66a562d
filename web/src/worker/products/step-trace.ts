// SPDX-License-Identifier: MIT
/** A step seen from inside, at one parameter. */
import type { Trainer } from '../../core/api';
import { type InsideStep, PHASES, type StateAt, type Tuning, WATCH_LARGEST } from '../protocol';
import type { ObservedStep, States } from '../session/phases';
import { type LiveProductOf, nothing_to_move, type RunSubject } from './product';

/** `tuning` and the trainer say what a step whose update is still to come will be made with. */
function inside(seen: ObservedStep, parameter: number, tuning: Tuning, trainer: Trainer): InsideStep {
  const at = (values: Float32Array) => values[parameter] ?? Number.NaN;
  const states_at = (states: States): StateAt =>
    Object.fromEntries(Object.entries(states).map(([name, values]) => [name, at(values)]));
  const made = seen.tuning !== null;
  return {
    step: seen.step,
    parameter,
    optimizer: (seen.tuning ?? tuning).optimizer,
    lr: made ? seen.lr : trainer.lr,
    t: made ? seen.t : trainer.optimizer_steps + 1,
    loss: seen.loss,
    gradient: at(seen.gradient),
    // What a rule remembers says whether its next update is its first.
    before: states_at(made ? seen.states_before : trainer.optimizer_state()),
    after: states_at(seen.states_after),
    parameter_before: at(seen.before),
    parameter_ahead: at(seen.after),
    parameter_after: seen.done > PHASES.indexOf('update') ? at(seen.after) : Number.NaN,
  };
}

/** A link may look at what a smaller network does not have. */
export function parameter_of({ trainer, largest }: RunSubject, wanted: number): number {
  if (wanted === WATCH_LARGEST) return largest;
  const { offset = 0, in: inputs = 0, out = 0 } = trainer.layers.at(-1) ?? {};
  return Math.min(wanted, offset + out * (inputs + 1) - 1);
}

export const inside_step = (run: RunSubject, wanted: number): InsideStep =>
  inside(run.observed_step(), parameter_of(run, wanted), run.tuning, run.trainer);

export const step_trace: LiveProductOf<'step_trace'> = {
  cadence: 'frame',
  observes_step: true,
  compute: (run, { parameter }) => inside_step(run, parameter),
  transfer: nothing_to_move,
};
