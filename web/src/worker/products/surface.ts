// SPDX-License-Identifier: MIT
/** What the products of surfaces share: a descent that is freed, and the best that theory knows. */
import type { Momentum } from '../../core/api';
import type { Best, Descents, LongRunMotion, SurfaceOptions, Theory } from '../protocol';

export type CoreDescent = InstanceType<Momentum['Descent']>;

/** Uses a descent, and frees it. */
export const with_descent = <T>(descent: CoreDescent, use: (descent: CoreDescent) => T): T => {
  try {
    return use(descent);
  } finally {
    descent.delete();
  }
};

/** Curvatures of the quadratic surfaces: 1 and κ. */
export const condition_of = (surface: SurfaceOptions): number | null =>
  surface.type === 'quadratic' ? (surface.condition ?? null) : null;

export function best_of(momentum: Momentum, condition: number): NonNullable<Descents['best']> {
  const best = (theory: Theory, of: 'best' | 'best_without_momentum'): Best => {
    const theory_of = momentum[theory](1, condition);
    const at = theory_of[of]();
    return { ...at, ...(theory_of.motion(at.lr, at.momentum) satisfies LongRunMotion) };
  };
  return {
    with_momentum: best('heavy_ball', 'best'),
    nesterov: best('nesterov', 'best'),
    without: best('heavy_ball', 'best_without_momentum'),
  };
}
