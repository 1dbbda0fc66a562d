// SPDX-License-Identifier: MIT
/** What an update divided by, where that cannot be done; and how wide the inputs are that it was made of. */
import type { Trainer } from '../../core/api';
import { tensors_of } from '../../lib/tensors';
import type { Divisor, RunOptions, Tuning } from '../protocol';

/** Whether a flat index is of what is trained: all, where nothing is said. */
function trained_of({ layers }: Trainer, params: RunOptions['params']): (index: number) => boolean {
  if (!params) return () => true;
  const hidden = layers.slice(0, -1).map(({ out }) => ({ units: out }));
  const shape = { features: layers[0]?.in ?? 0, hidden, outputs: layers.at(-1)?.out ?? 0 };
  const trained = tensors_of(shape).filter(({ name }) => params.includes(name));
  return (index) =>
    trained.some(({ offset, rows, columns }) => index >= offset && index < offset + rows * (columns ?? 1));
}

/** The squares whose root it divided by: with so many as are of the present rule. */
function squares_of(trainer: Trainer, { optimizer }: Tuning): Float32Array | undefined {
  const state = trainer.optimizer_state();
  if (optimizer.type === 'adam') return state.max_exp_avg_sq ?? state.exp_avg_sq;
  if (optimizer.type === 'adagrad') return state.sum;
  // A variance is a difference, made in double and rounded once.
  return state.square_avg?.map((square, i) => square - (state.grad_avg?.[i] ?? 0) ** 2);
}

/** Of a run that diverged: the state is that of the update that failed, if one did. */
export function broken_divisor(
  trainer: Trainer,
  tuning: Tuning,
  params: RunOptions['params'],
): Divisor | null {
  const { optimizer } = tuning;
  if (optimizer.type === 'sgd' || trainer.optimizer_steps === 0) return null;
  const is_trained = trained_of(trainer, params);
  const squares = squares_of(trainer, tuning)?.filter((_, i) => is_trained(i));
  if (squares?.some((one) => one < 0)) return 'negative';
  // Less than float32 has is none.
  const without = Math.fround(optimizer.eps ?? 1) === 0;
  return without && squares?.some((one) => one === 0) ? 'zero' : null;
}

/** Inputs drawn by torch.rand are in 0 … 1. */
export function widest_of(trainer: Trainer, { data }: RunOptions): number {
  if (data.kind === 'torch_rand' || data.kind === 'torch_rand_learnable') return 1;
  let widest = 0;
  for (const x of trainer.x()) widest = Math.max(widest, Math.abs(x));
  return widest;
}
