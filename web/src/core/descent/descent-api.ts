// SPDX-License-Identifier: MIT
/** Descents over the plane and what theory says of them, as the library gives them. Pure types. */
import type { OptimizerOptions, ScheduleOptions, SurfaceOptions } from '../options';

/** What a Descent is made from. What does not fit is an OptionError, which names the field. */
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
  /** where the step led, a float32 */
  x: Float64Array;
  /** where the step led, a float32 */
  y: Float64Array;
  /** there */
  loss: Float64Array;
  /** exact, at this position */
  gradient_x: Float64Array;
  /** exact, at this position */
  gradient_y: Float64Array;
  /** as the step left it; 0 for rules without one */
  velocity_x: Float64Array;
  /** as the step left it; 0 for rules without one */
  velocity_y: Float64Array;
  /** how far the velocity carried it in this step: −lr·v, or v if classical; of Adam and RMSprop the whole step */
  carried_x: Float64Array;
  /** as carried_x */
  carried_y: Float64Array;
}

/** A surface at one point. */
export interface SurfaceLook {
  /** f(x, y) */
  loss: number;
  /** ∂f/∂x, ∂f/∂y; exact, of a noisy surface too */
  gradient: [x: number, y: number];
  /** its second derivatives */
  hessian: [xx: number, xy: number, yy: number];
  /** its eigenvalues, the smaller first */
  curvatures: [least: number, greatest: number];
}

/** A rectangle and how many points it is asked at, both ends included. */
export interface Grid {
  /** finite */
  x: [from: number, to: number];
  /** finite */
  y: [from: number, to: number];
  /** points along x, 2 … 4096 */
  columns: number;
  /** points along y, 2 … 4096 */
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
  /** Steps it has made. */
  readonly steps: number;
  /** The step, counted from 0, that left the finite numbers, or null; the point is the last finite one. */
  readonly diverged_at: number | null;
  /** The loss at the grid's points, row by row, from the first y to the last. */
  field(grid: Grid): Float32Array;
  /** The surface at any point, x and y finite; the descent stays where it is. */
  look(x: number, y: number): SurfaceLook;
  /** Where the loss is 0: all of them. */
  minima(): [x: number, y: number][];
  /** Frees its memory. It cannot be used afterwards. */
  delete(): void;
  /** delete(), for `using`. */
  [Symbol.dispose](): void;
}

/**
 * How the slowest part of the motion goes: straight to the minimum, over it and back in waves, from side to side step by step,
 * or away.
 */
export type Regime = 'monotone' | 'ripples' | 'zigzag' | 'divergence';

/** What the slowest part of a motion does. */
export interface MotionRate {
  /** its factor a step, the spectral radius: below 1 it ends, above it diverges */
  rate: number;
  /** what that looks like */
  regime: Regime;
  /** in how many steps the loss falls to a tenth; Infinity where it does not */
  steps_per_tenth: number;
}

/** The learning rates at which another regime begins. */
export interface RegimeBorders {
  /** (1−√γ)²/least, Nesterov's ((1−γ)/(1+γ))²/least; none where the zig-zag begins before */
  ripples: number;
  /** 2(1+γ)/(least + greatest), above the best γ (1+√γ)²/greatest; Nesterov's where the steep direction becomes the slower */
  zigzag: number;
  /** 2(1+γ)/greatest; Nesterov's 2(1+γ)/((1+2γ)·greatest) */
  divergence: number;
}

/** A learning rate and a momentum. */
export interface BestChoice {
  /** learning rate */
  lr: number;
  /** γ */
  momentum: number;
}

/**
 * Momentum on a quadratic whose curvatures are least … greatest: heavy ball's by `heavy_ball` (Polyak, 1964; Goh, "Why
 * Momentum Really Works", Distill, 2017), Nesterov's by `nesterov` (Lessard, Recht, Packard, 2016), as convention
 * `pytorch` writes them. Convention `average` is the same with lr·(1−γ) for lr, dampening with lr·(1−τ).
 */
export interface HeavyBall {
  /** What the slowest part of the motion does at this lr and γ, both at least 0. */
  motion(lr: number, momentum: number): MotionRate;
  /**
   * The fastest there is, κ = greatest/least. Heavy ball's: lr = (2/(√least + √greatest))², γ = ((√κ−1)/(√κ+1))²; Nesterov's:
   * lr = 4/(3·greatest + least), γ = (√(3κ+1)−2)/(√(3κ+1)+2).
   */
  best(): BestChoice;
  /** The fastest with γ = 0: lr = 2/(least + greatest). */
  best_without_momentum(): BestChoice;
  /** Where another regime begins, at this γ, at least 0. */
  borders(momentum: number): RegimeBorders;
  /**
   * The rate for lr 0 … most_lr along a row and γ 0 … 1 from row to row, (rows, columns) row-major; columns and rows
   * 2 … 4096.
   */
  rates(most_lr: number, columns: number, rows: number): Float64Array;
}
