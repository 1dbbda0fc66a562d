// SPDX-License-Identifier: MIT
/** Lines of equal value of a grid, and the areas above them, by d3-contour's marching squares. */
import { contours } from 'd3-contour';
import type { PathPart } from './marks';

/** Values row by row; they belong to points, the first and the last of which lie on the frame's edges. */
export interface GridValues {
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

/** Where a grid's points lie, px. */
export interface GridPlace {
  x(column: number): number;
  y(row: number): number;
}

export interface ContourLevel {
  level: number;
  /** around where values are at least that; edges of the grid lie half a cell beyond it */
  rings: readonly PathPart[];
}

/** `levels` ascending. Filled one over the other, each is seen where the next does not cover it. */
export function levels_in(
  { columns, rows, values }: GridValues,
  levels: readonly number[],
  place: GridPlace,
): ContourLevel[] {
  const found = contours()
    .size([columns, rows])
    .thresholds([...levels])(Array.from(values));
  return found.map(({ coordinates, value }) => ({
    level: value,
    // Its points lie in the middle of cells.
    rings: coordinates.flat().map((ring) => ({
      points: Float32Array.from(
        ring.flatMap(([column = 0, row = 0]) => [place.x(column - 0.5), place.y(row - 0.5)]),
      ),
      closed: true,
    })),
  }));
}
