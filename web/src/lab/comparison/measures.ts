// SPDX-License-Identifier: MIT
/**
 * How far the core's run and PyTorch's are from each other and from float64. A distance is the largest of its kind, without
 * a unit: |a − b| of a loss in shares of that loss, of a gradient's entry in shares of its largest entry, where b is the
 * value measured from.
 */
import type { ReferenceTrace } from '../../worker/protocol';
import type { PyTorchRecord, RecordedExperiment } from './pytorch';

/** At most so far apart, ours and PyTorch's match: what float32 rounds off, some twenty times over. */
export const TOLERANCE = 2e-6;

/** Distances are shown, and told apart, by so many significant digits. */
export const DIGITS = 2;

export interface Both {
  ours: number;
  pytorch: number;
}

export interface Compared {
  last_loss: Both;
  /** ours from PyTorch's float32 */
  losses_apart: number;
  gradient_apart: number;
  /** from float64 */
  losses: Both;
  gradient: Both;
}

/** The largest |a − b| in units of `size(b)`; infinite where lengths differ or something is not a finite number. */
function farthest(a: ArrayLike<number>, b: ArrayLike<number>, size: (b: number) => number): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const distances = Array.from(a, (value, i) => Math.abs(value - (b[i] as number)) / size(b[i] as number));
  return distances.every(Number.isFinite) ? Math.max(0, ...distances) : Number.POSITIVE_INFINITY;
}

export const losses_distance = (losses: ArrayLike<number>, from: ArrayLike<number>) =>
  farthest(losses, from, Math.abs);

export function gradient_distance(gradient: ArrayLike<number>, from: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(from, Math.abs));
  return farthest(gradient, from, () => largest);
}

export function compare(
  trace: ReferenceTrace,
  { first_gradients }: PyTorchRecord,
  experiment: RecordedExperiment,
): Compared {
  const gradient = first_gradients[experiment.first_gradient];
  if (!gradient) throw new Error(`the record has no first gradient ${experiment.first_gradient}`);
  const losses32 = Float32Array.from(experiment.losses.float32);
  const gradient32 = Float32Array.from(gradient.float32);
  const beside = (ours: Float32Array, pytorch: Float32Array, of: (one: Float32Array) => number): Both => ({
    ours: of(ours),
    pytorch: of(pytorch),
  });
  return {
    last_loss: beside(trace.losses, losses32, (losses) => losses.at(-1) ?? Number.NaN),
    losses_apart: losses_distance(trace.losses, losses32),
    gradient_apart: gradient_distance(trace.first_gradient, gradient32),
    losses: beside(trace.losses, losses32, (losses) => losses_distance(losses, experiment.losses.float64)),
    gradient: beside(trace.first_gradient, gradient32, (one) => gradient_distance(one, gradient.float64)),
  };
}

const shown = (distance: number) => Number(distance.toPrecision(DIGITS));

export type Nearer = keyof Both | 'equal';

/** Who is nearer to float64, by the digits that are shown. */
export function nearer({ ours, pytorch }: Both): Nearer {
  if (shown(ours) === shown(pytorch)) return 'equal';
  return ours < pytorch ? 'ours' : 'pytorch';
}

export const apart_by = ({ losses_apart, gradient_apart }: Compared) =>
  Math.max(losses_apart, gradient_apart);
export const matches = (one: Compared) => apart_by(one) <= TOLERANCE;

/** In how many experiments whose losses are nearer to float64, how many match, and the largest distance apart. */
export function tally(compared: readonly Compared[]) {
  const near = (who: Nearer) => compared.filter(({ losses }) => nearer(losses) === who).length;
  return {
    all: compared.length,
    matching: compared.filter(matches).length,
    apart: Math.max(0, ...compared.map(apart_by)),
    ours: near('ours'),
    pytorch: near('pytorch'),
    equal: near('equal'),
  };
}
