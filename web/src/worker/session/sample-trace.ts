// SPDX-License-Identifier: MIT
/** One sample's way through the step that is seen, at the parameters the step started from. */
import type { ConventionMove, Momentum, Trainer } from '../../core/api';
import type { BothWays, InsideStep, RunOptions, StepTrace, Tuning } from '../protocol';
import type { SeenStep } from './step-trace';

/** Weights drawn between two layers, the strongest: more would be a blot. */
const MOST_WEIGHTS = 400;

/** What the three conventions make of this step, and had lr been halved for it. */
function moves_of(momentum: Momentum, inside: InsideStep): StepTrace['moves'] {
  const { optimizer, lr, gradient, before } = inside;
  if (optimizer.type !== 'sgd') return null;
  const { maximize = false, weight_decay = 0, convention = 'pytorch' } = optimizer;
  const told = (lr_now: number): ConventionMove[] =>
    momentum.convention_moves({
      momentum: optimizer.momentum ?? 0,
      dampening: optimizer.dampening ?? 0,
      nesterov: optimizer.nesterov ?? false,
      convention,
      lr,
      velocity: before.momentum_buffer ?? null,
      gradient: (maximize ? -gradient : gradient) + weight_decay * inside.parameter_before,
      lr_now,
    });
  return { now: told(lr), halved: told(lr / 2) };
}

/** What views ask of a run beside its steps. */
export class Insight {
  /** the data never change: read once, when somebody asks */
  #y: Int32Array | Float32Array | null = null;

  constructor(
    private readonly momentum: Momentum,
    private readonly trainer: Trainer,
    private readonly options: RunOptions,
  ) {}

  /** `wanted`: the sample's place in the step's batch, 0 …; a short batch may end before it. Null before any step. */
  trace(seen: SeenStep, inside: InsideStep, wanted: number): StepTrace | null {
    const { rows, before, batch, motion, grad_norm } = seen;
    if (seen.done === 0 || rows.length === 0) return null;
    const sample = Math.min(wanted, rows.length - 1);
    const row = rows[sample] ?? 0;
    return {
      ...this.trainer.trace(before, row, MOST_WEIGHTS),
      ...this.#truth(row),
      step: seen.step,
      samples: rows.length,
      sample,
      row,
      batch,
      truths: this.trainer.trace_batch(before, rows),
      motion,
      grad_norm,
      gradient_kept: seen.gradient_before[inside.parameter] ?? 0,
      zero_grad: seen.nature.zero_grad,
      moves: motion ? moves_of(this.momentum, inside) : null,
    };
  }

  #truth(row: number): Pick<StepTrace, 'label' | 'target'> {
    this.#y ??= this.trainer.y();
    if (this.options.loss !== 'mse') return { label: this.#y[row] ?? null, target: null };
    const outputs = this.trainer.layers.at(-1)?.out ?? 0;
    return { label: null, target: (this.#y as Float32Array).slice(row * outputs, (row + 1) * outputs) };
  }

  /** Both from the run's own weights and data, with what its first step is made with. */
  both_ways(steps: number, tuning: Tuning): BothWays {
    const losses = (zero_grad: boolean) => {
      const trainer = new this.momentum.Trainer({ ...this.options, ...tuning, zero_grad });
      try {
        return trainer.run(steps);
      } finally {
        trainer.delete();
      }
    };
    return { cleared: losses(true), kept: losses(false) };
  }
}
