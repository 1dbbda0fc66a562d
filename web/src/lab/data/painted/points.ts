// SPDX-License-Identifier: MIT
/** Painted points: on a grid, so that a link gives each back to the bit; and the plane they are painted on. */
import { type DataArrays, type DataShape, plane_of } from '../data-set';

/** Counted from the plane's lower left corner. */
export interface PaintPlace {
  column: number;
  row: number;
}

export interface PaintedPoint extends PaintPlace {
  /** its class, 0 … 4 */
  label: number;
}

/** Grid lines of the plane: x from −2 to 2, y from −1.25 to 1.25. */
export const COLUMNS = 801;
export const ROWS = 501;
/** Grid lines a unit. */
export const FINENESS = 200;

export const MOST_CLASSES = 5;
export const MOST_POINTS = 2000;

export const x_of = (column: number): number => (column - (COLUMNS - 1) / 2) / FINENESS;
export const y_of = (row: number): number => (row - (ROWS - 1) / 2) / FINENESS;

const nearest = (value: number, lines: number): number =>
  Math.min(Math.max(Math.round(value * FINENESS + (lines - 1) / 2), 0), lines - 1);

/** The nearest place on the grid. */
export const grid_place = (x: number, y: number): PaintPlace => ({
  column: nearest(x, COLUMNS),
  row: nearest(y, ROWS),
});

/** A class that is not painted on the way to one that is counts, so that each keeps its colour. */
export const shape_of_points = (points: readonly PaintedPoint[]): DataShape =>
  plane_of(points.length, Math.max(2, ...points.map(({ label }) => label + 1)));

export const arrays_of_points = (points: readonly PaintedPoint[]): DataArrays => ({
  x: Float32Array.from(points.flatMap(({ column, row }) => [x_of(column), y_of(row)])),
  y: Int32Array.from(points, ({ label }) => label),
});
