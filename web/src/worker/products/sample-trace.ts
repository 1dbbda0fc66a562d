// SPDX-License-Identifier: MIT
/** One sample's way through the last or open step, at the parameters the step started from. */
import type { ConventionMove, Momentum } from '../../core/api';
import type { StepSampleTrace, StepTrace } from '../protocol';
import { type LiveProductOf, memory_in, type RunSubject } from './product';
import { step_trace_of } from './step-trace';

/** Weights drawn between two layers, the strongest: more would be a blot. */
const MOST_WEIGHTS = 400;

/** What the three conventions make of this step, and had lr been halved for it. */
function moves_of(momentum: Momentum, trace: StepTrace): StepSampleTrace['moves'] {
  const { optimizer, lr, gradient, before } = trace;
  if (optimizer.type !== 'sgd') return null;
  const { maximize = false, weight_decay = 0, convention = 'pytorch' } = optimizer;
  const moves_at = (lr_now: number): ConventionMove[] =>
    momentum.convention_moves({
      momentum: optimizer.momentum ?? 0,
      dampening: optimizer.dampening ?? 0,
      nesterov: optimizer.nesterov ?? false,
      convention,
      lr,
      velocity: before.momentum_buffer ?? null,
      gradient: (maximize ? -gradient : gradient) + weight_decay * trace.parameter_before,
      lr_now,
    });
  return { now: moves_at(lr), halved: moves_at(lr / 2) };
}

function truth(run: RunSubject, row: number): Pick<StepSampleTrace, 'label' | 'target'> {
  const y = run.y();
  if (run.options.loss !== 'mse') return { label: y[row] ?? null, target: null };
  const outputs = run.trainer.layers.at(-1)?.out ?? 0;
  return { label: null, target: (y as Float32Array).slice(row * outputs, (row + 1) * outputs) };
}

export const sample_trace: LiveProductOf<'sample_trace'> = {
  cadence: 'frame',
  observes_step: true,
  /** `sample`: its place in the step's batch, 0 …; a short batch may end before it. */
  compute(run, { parameter, sample: wanted }) {
    const step = run.observed_step();
    const { rows, before, batch, motion, grad_norm } = step;
    if (step.done === 0 || rows.length === 0) return null;
    const trace = step_trace_of(run, parameter);
    const sample = Math.min(wanted, rows.length - 1);
    const row = rows[sample] ?? 0;
    return {
      ...run.trainer.trace(before, row, MOST_WEIGHTS),
      ...truth(run, row),
      step: step.step,
      samples: rows.length,
      sample,
      row,
      batch,
      truths: run.trainer.trace_batch(before, rows),
      motion,
      grad_norm,
      carried_gradient: step.gradient_before[trace.parameter] ?? 0,
      zero_grad: step.constants.zero_grad,
      moves: motion ? moves_of(run.momentum, trace) : null,
    };
  },
  transfer: memory_in,
};
