// SPDX-License-Identifier: MIT
/** Where the plane's points lie in a figure, and which point lies under a pixel. */
import type { Size } from '../../../figure/use-figure';
import type { Grid } from '../../../worker/protocol';

export interface Plane extends Size {
  /** px */
  x(value: number): number;
  y(value: number): number;
  /** the plane's */
  x_at(px: number): number;
  y_at(px: number): number;
  /** px of one unit */
  unit: number;
}

export function plane_of({ x, y }: Pick<Grid, 'x' | 'y'>, { width, height }: Size): Plane {
  const unit = width / (x[1] - x[0]);
  const up = height / (y[1] - y[0]);
  return {
    width,
    height,
    unit,
    x: (value) => (value - x[0]) * unit,
    y: (value) => (y[1] - value) * up,
    x_at: (px) => x[0] + px / unit,
    y_at: (px) => y[1] - px / up,
  };
}
