// SPDX-License-Identifier: MIT
/** A running mean over the points of a series, as TensorBoard draws it: unbiased from the first point on. */
import type { Points } from './marks';

interface Smoothed {
  share: number;
  points: Points;
}

/** A series is the same object until it changes; between two drawings many do not. */
const cache = new WeakMap<object, Smoothed>();

/** `share`: that of the past. What is not finite is left out of the mean, and stays a gap. */
export function smooth(series: Points, share: number): Points {
  if (share === 0) return series;
  const known = cache.get(series);
  if (known?.share === share) return known.points;
  const value = new Float64Array(series.value.length);
  let mean = 0;
  let weight = 0;
  for (let i = 0; i < value.length; i++) {
    const now = series.value[i] as number;
    if (!Number.isFinite(now)) {
      value[i] = now;
      continue;
    }
    mean = share * mean + (1 - share) * now;
    weight = share * weight + (1 - share);
    value[i] = mean / weight;
  }
  const points = { step: series.step, value };
  cache.set(series, { share, points });
  return points;
}
