// SPDX-License-Identifier: MIT
/** The plane of lr and γ: how fast a quadratic falls at each place, and where other regimes begin. */
import type { Theory } from '../protocol';
import { type CoreTaskOf, memory_in } from './product';
import { best_of } from './surface';

/** A little wider than the largest lr that converges for some γ, 4/κ. */
const WIDER = 1.125;

export const rate_map: CoreTaskOf<'rate_map'> = {
  cadence: 'once',
  compute(momentum, { theory, condition, columns, rows }) {
    const own = momentum[theory](1, condition);
    const most_lr = (WIDER * 4) / condition;
    // ρ → steps to divide the loss by 10: ln 10/(−2·ln ρ).
    const tenths = own
      .rates(most_lr, columns, rows)
      .map((rate) => (rate < 1 ? -Math.LN10 / (2 * Math.log(rate)) : Number.POSITIVE_INFINITY));
    const gammas = Float64Array.from({ length: rows }, (_, row) => row / (rows - 1));
    const borders = [...gammas].map((gamma) => own.borders(gamma));
    const limits = (of: Theory) =>
      gammas.map((gamma) => momentum[of](1, condition).borders(gamma).divergence);
    const best = best_of(momentum, condition);
    return {
      theory,
      best: theory === 'nesterov' ? best.nesterov : best.with_momentum,
      limits: { heavy_ball: limits('heavy_ball'), nesterov: limits('nesterov') },
      most_lr,
      columns,
      rows,
      tenths,
      borders: {
        momentum: gammas,
        ripples: Float64Array.from(borders, (one) => one.ripples),
        zigzag: Float64Array.from(borders, (one) => one.zigzag),
        divergence: Float64Array.from(borders, (one) => one.divergence),
      },
    };
  },
  transfer: memory_in,
};
