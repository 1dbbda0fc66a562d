// SPDX-License-Identifier: MIT
/** A step seen from inside, at one parameter. */
import type { Trainer } from '../../core/api';
import { PHASES, type StateAt, type StepTrace, type Tuning, WATCH_LARGEST } from '../protocol';
import type { States, StepObservation } from '../session/phases';
import { type LiveProductOf, nothing_to_move, type RunSubject } from './product';

/** `tuning` and the trainer say what a step whose update is still to come will be made with. */
function trace_at(
  observation: StepObservation,
  parameter: number,
  tuning: Tuning,
  trainer: Trainer,
): StepTrace {
  const at = (values: Float32Array) => values[parameter] ?? Number.NaN;
  const states_at = (states: States): StateAt =>
    Object.fromEntries(Object.entries(states).map(([name, values]) => [name, at(values)]));
  const updated = observation.tuning !== null;
  return {
    step: observation.step,
    parameter,
    optimizer: (observation.tuning ?? tuning).optimizer,
    lr: updated ? observation.lr : trainer.lr,
    t: updated ? observation.t : trainer.optimizer_steps + 1,
    loss: observation.loss,
    gradient: at(observation.gradient),
    // What a rule remembers says whether its next update is its first.
    before: states_at(updated ? observation.states_before : trainer.optimizer_state()),
    after: states_at(observation.states_after),
    parameter_before: at(observation.before),
    parameter_ahead: at(observation.after),
    parameter_after: observation.done > PHASES.indexOf('update') ? at(observation.after) : Number.NaN,
  };
}

/** A link may look at what a smaller network does not have. */
export function parameter_of({ trainer, largest }: RunSubject, wanted: number): number {
  if (wanted === WATCH_LARGEST) return largest;
  const { offset = 0, in: inputs = 0, out = 0 } = trainer.layers.at(-1) ?? {};
  return Math.min(wanted, offset + out * (inputs + 1) - 1);
}

export const step_trace_of = (run: RunSubject, wanted: number): StepTrace =>
  trace_at(run.observed_step(), parameter_of(run, wanted), run.tuning, run.trainer);

export const step_trace: LiveProductOf<'step_trace'> = {
  cadence: 'frame',
  observes_step: true,
  compute: (run, { parameter }) => step_trace_of(run, parameter),
  transfer: nothing_to_move,
};
