// SPDX-License-Identifier: MIT
/** Surfaces, descents on them and the theory of their rates. Everything is worked out anew from each question. */
import type { DescentPath, Grid, Regime } from '../../core/descent-api';
import type { SurfaceOptions } from '../../core/options';
import type { OptimizerOptions, Reply, ScheduleOptions } from './options';

export type { DescentPath, Grid, Regime } from '../../core/descent-api';
export type { SurfaceOptions } from '../../core/options';

export type Point = readonly [x: number, y: number];

/** Whose theory there is; its names are the library's. */
export type Theory = 'heavy_ball' | 'nesterov';

/** Of a rule with theory, at which lr and γ it goes, lr as in convention `pytorch` without dampening. */
export interface RatePoint {
  theory: Theory;
  lr: number;
  momentum: number;
}

/** One run's rule; `place` is null where no theory holds of it. */
export interface Descender {
  optimizer: OptimizerOptions;
  schedule: ScheduleOptions;
  place: RatePoint | null;
  /** its lr stays as it is */
  steady: boolean;
}

export interface DescentQuestion {
  surface: SurfaceOptions;
  start: Point;
  steps: number;
  descenders: readonly Descender[];
}

/** What theory says of a place. */
export interface LongRunMotion {
  rate: number;
  regime: Regime;
  steps_per_tenth: number;
}

/** A run's way: index k is after k steps. */
export interface DescentTrace {
  path: DescentPath;
  /** the surface's, where the run was */
  least: Float64Array;
  greatest: Float64Array;
  /** the step, counted from 1, that left the finite numbers */
  diverged_at: number | null;
  /** null where there is none for its rule or the surface */
  motion: LongRunMotion | null;
  /** lr·λ, lr as in its place, from which it diverges; null where there is no theory for its rule */
  bound: number | null;
}

export interface Best extends LongRunMotion {
  lr: number;
  momentum: number;
}

export interface Descents {
  /** in the order of the descenders */
  traces: Reply<DescentTrace>[];
  minima: Point[];
  /** the negative gradient's angle to the way to the nearest minimum, at the start, in degrees 0 … 180 */
  off_by: number;
  /** of a quadratic alone */
  best: { with_momentum: Best; nesterov: Best; without: Best } | null;
}

/** The plane of lr and γ, for a quadratic of curvatures 1 and κ. */
export interface RateMap {
  theory: Theory;
  best: Best;
  most_lr: number;
  columns: number;
  rows: number;
  /** by steps to divide the loss by 10, ∞ where it does not fall; a row for each γ from 0 to 1 */
  tenths: Float64Array;
  /** for each of these γ, where another regime begins */
  borders: { momentum: Float64Array; ripples: Float64Array; zigzag: Float64Array; divergence: Float64Array };
  /** for each of these γ, where each theory says that it diverges */
  limits: Record<Theory, Float64Array>;
}

/** The surface's heights at the points of a grid. */
export interface FieldRequest {
  surface: SurfaceOptions;
  grid: Grid;
}

/** The plane of lr and γ in so many columns and rows. */
export interface RateMapRequest {
  theory: Theory;
  condition: number;
  columns: number;
  rows: number;
}
