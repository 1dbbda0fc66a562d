// SPDX-License-Identifier: MIT
/** A set to start from: drawn points, moved and scaled until all of them lie on the plane that is painted on. */
import type { DataPoints } from '../../../worker/protocol';
import { grid_place, type PaintedPoint } from '../../data/painted/points';

/** Within the plane's edges. */
const WIDTH = 3.4;
const HEIGHT = 2.2;

/** Least, and how far to the most. */
function span(values: readonly number[]): readonly [least: number, length: number] {
  const least = Math.min(...values);
  return [least, Math.max(Math.max(...values) - least, 1e-6)];
}

/** A unit stays as long upwards as across. */
export function points_to_paint({ x, y }: Pick<DataPoints, 'x' | 'y'>): PaintedPoint[] {
  const labels = Array.from(y);
  const xs = labels.map((_, i) => x[2 * i] as number);
  const ys = labels.map((_, i) => x[2 * i + 1] as number);
  const [[left, width], [bottom, height]] = [span(xs), span(ys)];
  const scale = Math.min(WIDTH / width, HEIGHT / height, 1.2);
  return labels.map((label, i) => ({
    ...grid_place(
      scale * ((xs[i] as number) - left - width / 2),
      scale * ((ys[i] as number) - bottom - height / 2),
    ),
    label,
  }));
}
