// SPDX-License-Identifier: MIT
/** Descents over the plane and what theory says of them, as the library gives them. Pure types. */
import type { OptimizerOptions, ScheduleOptions, SurfaceOptions } from './options';

export interface DescentOptions {
  /** quadratic with its defaults when left out */
  surface?: SurfaceOptions;
  /** the start, −10⁶ … 10⁶; -8.73 when left out */
  x?: number;
  /** the start, −10⁶ … 10⁶; 4.29 when left out */
  y?: number;
  /** sgd with its defaults when left out */
  optimizer?: OptimizerOptions;
  /** of the learning rate, from step to step; constant when left out */
  schedule?: ScheduleOptions;
}

/** One entry a step, oldest first. */
export interface DescentPath {
  x: Float64Array;
  y: Float64Array;
  loss: Float64Array;
  /** exact, at this position */
  gradient_x: Float64Array;
  gradient_y: Float64Array;
  /** as the step left it; 0 for rules without one */
  velocity_x: Float64Array;
  velocity_y: Float64Array;
  /** how far the velocity carried it in this step: −lr·v, or v if classical; of Adam and RMSprop the whole step */
  carried_x: Float64Array;
  carried_y: Float64Array;
}

/** A surface at one point. */
export interface SurfaceLook {
  loss: number;
  gradient: [x: number, y: number];
  hessian: [xx: number, xy: number, yy: number];
  /** its eigenvalues, the smaller first */
  curvatures: [least: number, greatest: number];
}

/** A rectangle and how many points it is asked at, both ends included. */
export interface Grid {
  x: [from: number, to: number];
  y: [from: number, to: number];
  columns: number;
  rows: number;
}

/**
 * A point going down a surface by one of the optimizers networks are trained with: it is stepped in float32, as they
 * are; loss and gradient are worked out in float64, at that position.
 */
export interface Descent {
  /**
   * The next n steps, n in 0 … 10,000,000; shorter if it diverges. With `start` where it is before them comes first, one
   * row more; without when left out.
   */
  run(n: number, options?: { start?: boolean }): DescentPath;
  /** Where it is. */
  point(): { [Key in keyof DescentPath]: number };
  readonly steps: number;
  /** The step, counted from 0, that left the finite numbers, or null; the point is the last finite one. */
  readonly diverged_at: number | null;
  /** The loss at the grid's points, row by row, from the first y to the last. */
  field(grid: Grid): Float32Array;
  look(x: number, y: number): SurfaceLook;
  /** Where the loss is 0: all of them. */
  minima(): [x: number, y: number][];
  /** Frees its memory. It cannot be used afterwards. */
  delete(): void;
  [Symbol.dispose](): void;
}

export type Regime = 'monotone' | 'ripples' | 'zigzag' | 'divergence';

/**
 * Momentum on a quadratic whose curvatures are least … greatest: heavy ball's by `heavy_ball` (Polyak, 1964; Goh, "Why
 * Momentum Really Works", Distill, 2017), Nesterov's by `nesterov` (Lessard, Recht, Packard, 2016), as convention
 * `pytorch` writes them. Convention `average` is the same with lr·(1−γ) for lr, dampening with lr·(1−τ).
 */
export interface HeavyBall {
  /** What the slowest part of the motion does: its factor a step, and in how many steps the loss falls to a tenth. */
  motion(lr: number, momentum: number): { rate: number; regime: Regime; steps_per_tenth: number };
  best(): { lr: number; momentum: number };
  best_without_momentum(): { lr: number; momentum: 0 };
  /**
   * The learning rates at which another regime begins. Ripples: only where that is below the zig-zag's. Divergence is
   * from 2(1+γ)/greatest on, Nesterov's from 2(1+γ)/((1+2γ)·greatest).
   */
  borders(momentum: number): { ripples: number; zigzag: number; divergence: number };
  /** The rate for lr 0 … most_lr along a row and γ 0 … 1 from row to row. */
  rates(most_lr: number, columns: number, rows: number): Float64Array;
}
