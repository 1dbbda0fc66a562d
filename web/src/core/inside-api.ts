// SPDX-License-Identifier: MIT
/** A step from inside, as the library gives it: one sample's way, an update's parts, a move by convention. Pure types. */

/** One layer for one sample, by unit: z = W·x + b, a = f(z), δ = ∂ℓ/∂z, ℓ being this sample's loss alone. */
export interface LayerTrace {
  /** W·x + b (out) */
  z: Float32Array;
  /** f(z) (out); of the last layer z itself */
  a: Float32Array;
  /** ∂ℓ/∂z (out) */
  delta: Float32Array;
}

/** Some weights, by growing flat index, and what each does for a sample. */
export interface WeightTraces {
  /** its place in parameters() */
  parameter: Int32Array;
  /** what it does */
  amount: Float32Array;
}

/** What one sample does on its way through the network and back. */
export interface SampleTrace {
  /** −ln of its label's probability; for mse the mean of the squared errors */
  loss: number;
  /** its inputs (features) */
  x: Float32Array;
  /** softmax of the outputs; null for mse */
  p: Float32Array | null;
  /** what each layer makes of it, the first first */
  layers: LayerTrace[];
  /** w·x of each layer's strongest weights */
  forward: WeightTraces;
  /** their δ·x: the sample's part of their gradient */
  backward: WeightTraces;
}

/** Lengths of three vectors, kept + news = now. */
export interface MotionParts {
  /** ‖what was kept of the past‖ */
  kept: number;
  /** ‖what the gradient added‖ */
  news: number;
  /** ‖what they came to‖ */
  now: number;
}

/** An update as memory and news: what was kept of the past, what the gradient added, and what they came to. */
export interface Motion {
  /** velocity: momentum_buffer, exp_avg; squares: of rules that have none, square_avg, sum; none: the gradient alone, as the update followed it */
  memory: 'none' | 'velocity' | 'squares';
  /** by layer */
  layers: MotionParts[];
  /** of all parameters */
  all: MotionParts;
  /** between kept and news, 0 … π; NaN where one of them is 0 */
  angle: number;
  /** ‖Δw‖ */
  stride: number;
  /** cosine between Δw and the way `now` points: 1 where the step is a multiple of it */
  along: number;
}

/** How far a step in one of the three conventions moves a weight. */
export interface ConventionMove {
  /** which */
  convention: 'pytorch' | 'classical' | 'average';
  /** the part of the move that is velocity kept */
  kept: number;
  /** the part that is this step's gradient */
  news: number;
  /** Δw = kept + news */
  move: number;
}

/** One stream of gradients at one weight. All numbers are finite. */
export interface GradientStream {
  /** γ, the same in all conventions */
  momentum: number;
  /** dampening, 0 when left out; `average` does not have it */
  dampening?: number;
  /** whether the step looks ahead */
  nesterov: boolean;
  /** in whose unit the velocity is given */
  convention: ConventionMove['convention'];
  /** learning rate of the steps before */
  lr: number;
  /** before this step; null: none yet, the first gradient enters whole */
  velocity: number | null;
  /** of this step */
  gradient: number;
  /** learning rate of this step */
  lr_now: number;
}
