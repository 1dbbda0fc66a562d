// SPDX-License-Identifier: MIT
/** What the ravine's sliders span; the fields beside them take all that is allowed. */
import { lr_scale, momentum_scale, SPANS } from '../../../lab/experiment/rates';
import { log_scale, type Scale } from '../../../lib/scale';
import { ANGLE } from './surfaces';

/** Even steps along a line. */
function linear_scale(min: number, max: number, by: number, ticks: readonly number[]): Scale {
  const tidy = (value: number) => Math.min(Math.max(Number(value.toPrecision(12)), min), max);
  const move = (size: number) => (value: number, up: boolean) => tidy(value + (up ? size : -size));
  return {
    min,
    max,
    ticks,
    position: (value) => Math.min(Math.max(value, min), max),
    value_at: (position) => tidy(Math.round(position / by) * by),
    step: move(by),
    leap: move(10 * by),
  };
}

export const SCALES = {
  kappa: log_scale(1, 1000),
  angle: linear_scale(ANGLE.low, ANGLE.high, 1, [-90, 0, 90]),
  lr: lr_scale(SPANS.surface.lr),
  momentum: momentum_scale(SPANS.surface.momentum),
};
