// SPDX-License-Identifier: MIT
/** One sample's way through the last or open step, at the parameters the step started from. */
import type { Momentum } from '../../core/api';
import type { ConventionMove, SampleTrace } from '../../core/inside-api';
import type { PickedSample, StepSampleTrace, StepTrace, TrainerOptions } from '../protocol';
import type { ComputedLate, RunSubject } from './product';
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

type Truth = Pick<StepSampleTrace, 'label' | 'target'>;

function truth(run: RunSubject, row: number, y = run.y()): Truth {
  if (run.options.loss !== 'mse') return { label: y[row] ?? null, target: null };
  const outputs = run.trainer.layers.at(-1)?.out ?? 0;
  return { label: null, target: (y as Float32Array).slice(row * outputs, (row + 1) * outputs) };
}

/** Of a sample the run is only tested on: a network of the same shape, whose one training sample it is, has a trace of it. */
function test_trace(run: RunSubject, row: number, parameters: Float32Array): (SampleTrace & Truth) | null {
  const { trainer, momentum, options } = run;
  const [x, y] = [trainer.test_x(), trainer.test_y()];
  const { layers } = trainer;
  const [features, outputs] = [layers[0]?.in ?? 1, layers.at(-1)?.out ?? 1];
  if (!x || !y || (row + 1) * features > x.length) return null;
  const is_class = options.loss !== 'mse';
  const width = is_class ? 1 : outputs;
  const own = {
    kind: 'arrays' as const,
    ...{ samples: 1, features, x: x.slice(row * features, (row + 1) * features) },
    y: y.slice(row * width, (row + 1) * width),
    ...(is_class ? { classes: outputs } : { outputs }),
  };
  const { hidden = [], loss = 'cross_entropy' } = options;
  const one = new momentum.Trainer({ data: own, hidden, loss } as TrainerOptions);
  try {
    return { ...one.trace(parameters, 0, MOST_WEIGHTS), ...truth(run, row, y) };
  } finally {
    one.delete();
  }
}

/** Where what is picked is not there, the step's own sample is traced. */
function traced(run: RunSubject, picked: PickedSample | null, own: number, parameters: Float32Array) {
  const tested = picked?.tested ? test_trace(run, picked.row, parameters) : null;
  if (picked && tested) return { ...tested, row: picked.row, picked };
  const inside = picked && !picked.tested && picked.row < run.trainer.samples ? picked : null;
  const row = inside?.row ?? own;
  return { ...run.trainer.trace(parameters, row, MOST_WEIGHTS), ...truth(run, row), row, picked: inside };
}

/** `sample`: its place in the step's batch, 0 …; a short batch may end before it. */
export const sample_trace: ComputedLate<'sample_trace'> = (
  run,
  { parameter, sample: wanted, picked = null },
) => {
  const step = run.observed_step();
  const { rows, before, batch, motion, grad_norm } = step;
  if (step.done === 0 || rows.length === 0) return null;
  const trace = step_trace_of(run, parameter);
  const sample = Math.min(wanted, rows.length - 1);
  return {
    ...traced(run, picked, rows[sample] ?? 0, before),
    step: step.step,
    samples: rows.length,
    sample,
    batch,
    truths: run.trainer.trace_batch(before, rows),
    motion,
    grad_norm,
    carried_gradient: step.gradient_before[trace.parameter] ?? 0,
    zero_grad: step.constants.zero_grad,
    moves: motion ? moves_of(run.momentum, trace) : null,
  };
};
