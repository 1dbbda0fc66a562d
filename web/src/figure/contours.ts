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
  /** around where values are at least that; along the grid's edges they lie half a cell beyond it */
  rings: readonly PathPart[];
}

type Ring = readonly (readonly number[])[];

const rings_of = ({ columns, rows, values }: GridValues, levels: readonly number[]) =>
  contours()
    .size([columns, rows])
    .thresholds([...levels])(Array.from(values))
    .map(({ coordinates, value }) => ({ level: value, rings: coordinates.flat() as Ring[] }));

/** d3's points lie in the middle of cells. */
const placed = (points: Ring, { x, y }: GridPlace) =>
  Float32Array.from(points.flatMap(([column = 0, row = 0]) => [x(column - 0.5), y(row - 0.5)]));

/** Areas, `levels` ascending. Filled one over the other, each is seen where the next does not cover it. */
export const levels_in = (grid: GridValues, levels: readonly number[], place: GridPlace): ContourLevel[] =>
  rings_of(grid, levels).map(({ level, rings }) => ({
    level,
    rings: rings.map((ring) => ({ points: placed(ring, place), closed: true })),
  }));

/** The lines alone, without the way along the grid's edges: a border between regions. */
export function border_at(level: number, grid: GridValues, place: GridPlace): PathPart[] {
  const is_edge = ([column, row]: readonly number[]) =>
    column === 0 || column === grid.columns || row === 0 || row === grid.rows;
  const parts: PathPart[] = [];
  for (const ring of rings_of(grid, [level]).flatMap(({ rings }) => rings)) {
    // Begun on an edge, no line is cut where its ring begins.
    const first = ring.findIndex(is_edge);
    if (first < 0) {
      parts.push({ points: placed(ring, place), closed: true });
      continue;
    }
    // A ring's last point is its first again.
    const points = [...ring.slice(first, -1), ...ring.slice(0, first + 1)];
    let line: (readonly number[])[] = [];
    for (const point of points) {
      line.push(point);
      if (!is_edge(point)) continue;
      if (line.length > 2) parts.push({ points: placed(line, place), closed: false });
      line = [point];
    }
  }
  return parts;
}
