// SPDX-License-Identifier: MIT
/** What the ravine's room and its worker say to each other. Everything is worked out anew from each question. */
import type { Convergence, DescentPath, Grid } from '../core/descent-api';
import type { OptimizerOptions, ScheduleOptions, SurfaceOptions } from '../core/options';
import type { Answer, Served } from './protocol';

export type { Convergence, DescentPath, Grid } from '../core/descent-api';
export type { SurfaceOptions } from '../core/options';

export type Point = readonly [x: number, y: number];

/** One run's rule; where theory holds of it, at which lr and γ of a heavy ball, or of Nesterov's. */
export interface Descender {
  optimizer: OptimizerOptions;
  schedule: ScheduleOptions;
  theory: { lr: number; momentum: number; nesterov: boolean } | null;
}

export interface DescentQuestion {
  surface: SurfaceOptions;
  start: Point;
  steps: number;
  descenders: readonly Descender[];
}

/** A run's way: index k is after k steps. */
export interface Way {
  path: DescentPath;
  /** the surface's, where the run was */
  least: Float64Array;
  greatest: Float64Array;
  /** the step, counted from 1, that left the finite numbers */
  diverged_at: number | null;
  /** null where there is none for its rule or the surface */
  motion: Convergence | null;
  /** the lr that is too large where the greatest curvature is 1, as theory counts it; null where there is none */
  bears: number | null;
}

export interface Best extends Convergence {
  lr: number;
  momentum: number;
}

export interface Descents {
  /** in the order of the descenders */
  ways: Answer<Way>[];
  minima: Point[];
  /** the negative gradient's angle to the way to the nearest minimum, at the start, in degrees 0 … 180 */
  off_by: number;
  /** of a quadratic alone */
  best: { with_momentum: Best; without: Best } | null;
}

/** The plane of lr and γ, for a quadratic of curvatures 1 and κ. */
export interface RateMap {
  most_lr: number;
  columns: number;
  rows: number;
  /** by steps to divide the loss by 10, ∞ where it does not fall; a row for each γ from 0 to 1 */
  tenths: Float64Array;
  /** for each of these γ, where another regime begins */
  borders: { momentum: Float64Array; ripples: Float64Array; zigzag: Float64Array; divergence: Float64Array };
}

export interface Surveyor {
  descend(question: DescentQuestion): Promise<Answer<Descents>>;
  field(surface: SurfaceOptions, grid: Grid): Promise<Answer<Float32Array>>;
  rate_map(condition: number, columns: number, rows: number): Promise<RateMap>;
}

type WithCore<F> = F extends (...question: infer Q) => infer A
  ? (core: WebAssembly.Module, ...question: Q) => A
  : never;
export type ServedSurveyor = Served & { [Key in keyof Surveyor]: WithCore<Surveyor[Key]> };
