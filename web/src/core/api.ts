// SPDX-License-Identifier: MIT
/** The library's surface: what `loadMomentum()` gives. Pure types; the build publishes them as momentum.d.ts. */
import type { Descent, DescentOptions, HeavyBall } from './descent/descent-api';
import type { ConventionMove, GradientStream, Motion, SampleTrace } from './inside-api';
import type { Numbers, OptimizerChange, TrainerOptions } from './options';

/** The library, loaded: what trains. */
export interface Momentum {
  /**
   * What the three conventions make of one stream of gradients, which they have seen alike so far. NaN for `average`
   * where there is dampening, which it does not have.
   */
  convention_moves(stream: GradientStream): ConventionMove[];
  /** Networks. */
  Trainer: {
    /** Draws data and parameters, by PyTorch's draws of the seed. Throws an OptionError for what does not fit. */
    new (options: TrainerOptions): Trainer;
    /**
     * The trainer that was saved, to the bit; of the page's checkpoint file, run number `run` (0 where left out). Throws for
     * bytes that were damaged, or that no run can have come to.
     */
    load(bytes: Uint8Array | ArrayBuffer, run?: number): Trainer;
  };
  /** Points on a surface. */
  Descent: {
    /** Puts a point on its surface. Throws an OptionError for what does not fit. */
    new (options: DescentOptions): Descent;
  };
  /**
   * Theory of heavy ball on a quadratic with curvatures least … greatest, 1 and κ on the quadratic surface; least above 0,
   * greatest no less.
   */
  heavy_ball(least: number, greatest: number): HeavyBall;
  /** The same of Nesterov's momentum. */
  nesterov(least: number, greatest: number): HeavyBall;
}

/** One entry a step, oldest first. Norms are Euclidean, over the parameters that are trained. */
export interface StepStats {
  /** the loss the step started from, on its batch */
  loss: Float32Array;
  /** ‖g‖ */
  grad_norm: Float32Array;
  /** ‖v‖ after the step */
  velocity_norm: Float32Array;
  /** ‖Δw‖ */
  stride: Float32Array;
  /** cos(Δw, −g), −1 … 1; 0 where Δw or g is 0 */
  agreement: Float32Array;
}

/** What would have fitted, as data, for words of your own. */
export interface RefusalBounds {
  /** which words: number, one_of, at_most, share_of_classes … */
  code: string;
  /** the numbers and names that stand in them */
  values: readonly (number | string)[];
}

/** What was refused: where in the options, the rule it breaks, what is allowed, what it was. */
export interface Refusal {
  /** optimizer.lr, hidden[1].units */
  path: string;
  /** what kind of rule it breaks; needs: what another option asks of this one */
  rule: 'type' | 'range' | 'choice' | 'needs' | 'unknown_key' | 'length' | 'finite' | 'too_large' | 'other';
  /** what would fit, in words: a number ≥ 0 */
  allowed: string;
  /** what was given, as it was written; a long one is cut */
  got: string;
  /** the same as data; when left out it was not the core that refused, and there is none */
  bounds?: RefusalBounds;
}

/** A Linear layer's shape and where its parameters start: weight (out, in) row-major, then bias (out). */
export interface Layer {
  /** inputs of a unit */
  in: number;
  /** units */
  out: number;
  /** of its first weight in parameters(); its bias begins at offset + out·in */
  offset: number;
}

/** How well the network does on some samples. */
export interface Evaluation {
  /** the mean loss */
  loss: number;
  /** the share of samples whose label has the largest output, 0 … 1; NaN for mse */
  accuracy: number;
}

/**
 * A network, its data and its optimizer, trained step by step. Arrays handed out are copies.
 * Every method throws an Error saying what is wrong when it cannot do what it was asked; the trainer stays usable.
 */
export interface Trainer {
  /** forward, backward, update, zero_grad; the loss this step started from: Infinity or NaN where it diverges, then NaN. */
  step(): number;
  /** The losses of the next n steps, n in 0 … 10,000,000; stops early, shorter, if the run diverges. */
  run(n: number): Float32Array;
  /** Like run, with all of a step's numbers. */
  run_stats(n: number): StepStats;

  /** The numbers of the last step, however it was made. */
  stats(): { [Key in keyof StepStats]: number };

  /** Takes the next batch and returns its mean loss, as step() does. */
  forward(): number;
  /** Adds the gradient of the last forward(), ∂loss/∂w, as PyTorch does. Throws where there was none since. */
  backward(): void;
  /** The optimizer's step, by the gradient as it is. */
  update(): void;
  /** Sets the whole gradient to 0, as PyTorch's net.zero_grad(); without it gradients add up. */
  zero_grad(): void;

  /** All parameters in PyTorch's order: weight (out, in) row-major, bias, layer by layer. */
  parameters(): Float32Array;
  /** Of all parameters, trained or not, in the same order. */
  gradients(): Float32Array;
  /**
   * SGD's and RMSprop's momentum_buffer, Adam's exp_avg; zeros where there is none or nothing is trained. As the next update will find it: after
   * a change of convention in the new one's unit, if the options have momentum.
   */
  velocity(): Float32Array;
  /**
   * The optimizer's state by PyTorch's names, each as long as the parameters and as the next update will find it: sgd
   * momentum_buffer (once a step had momentum); adam exp_avg, exp_avg_sq, max_exp_avg_sq (amsgrad); rmsprop square_avg,
   * momentum_buffer (momentum), grad_avg (centered); adagrad sum. 0 where nothing is trained.
   */
  optimizer_state(): Record<string, Float32Array>;
  /** Updates since the rule started afresh: t of the bias correction. */
  readonly optimizer_steps: number;
  /** Of the next update, by the schedule. */
  readonly lr: number;
  /** The numbers of the training samples in the order this epoch takes them; for the full batch 0 … N−1. */
  order(): Int32Array;
  /** The Linear layers, the hidden ones first, out last. */
  readonly layers: readonly Layer[];
  /** The numbers of the training samples of the last forward(); before the first, those it will take. */
  batch(): Int32Array;
  /** What training sample `row` does at these parameters, with the `most` strongest weights of each layer. */
  trace(parameters: Numbers, row: number, most?: number): SampleTrace;
  /** The probability of each of these samples' label at these parameters; for mse its loss. */
  trace_batch(parameters: Numbers, rows: Numbers): Float32Array;
  /** The update that led here from `before`, a clone of this trainer. */
  motion_since(before: Trainer): Motion;

  /** The training data's inputs (samples, features), row-major. */
  x(): Float32Array;
  /** Its labels (samples), or for mse targets (samples, outputs). */
  y(): Int32Array | Float32Array;
  /** The same of the test data; null when there are none. */
  test_x(): Float32Array | null;
  /** Labels or targets of the test data; null when there are none. */
  test_y(): Int32Array | Float32Array | null;
  /** Classes that are trained on, and of which no sample is in the test data; empty where there are none. */
  untested(): Int32Array;
  /**
   * The network's outputs (n, outputs) for any inputs x (n, features), both row-major; for cross_entropy the logits. All
   * inputs finite; neither array more than 2²⁵ values.
   */
  predict(x: Numbers): Float32Array;
  /** softmax of predict(x): the probability of each class (n, classes). For cross_entropy alone. */
  probabilities(x: Numbers): Float32Array;
  /** argmax of predict(x): the class of each of the n inputs. For cross_entropy alone. */
  classify(x: Numbers): Int32Array;
  /**
   * Mean loss, and share of labels met (NaN for mse), on all training data at the present parameters. The loss may be Infinity or
   * NaN although the run has not diverged: then no step has yet met the samples or parameters that make it so.
   */
  evaluate(): Evaluation;
  /** The same on the test data; null when there are none. */
  evaluate_test(): Evaluation | null;

  /** Changes options while training; state is kept. Clears a divergence. Another `type` starts that rule afresh. */
  set_optimizer(change: OptimizerChange): void;
  /**
   * Puts the run at other parameters, all of them, finite; those that are not trained too. Gradient, optimizer's state,
   * place in the data and number of steps stay; a forward() that waits for its backward() is forgotten; a divergence is
   * cleared, as by set_optimizer().
   */
  set_parameters(parameters: Numbers): void;
  /**
   * The same by a path, `optimizer`, `optimizer.lr` …; or, with an empty path, several at once. All of it or, where
   * something is refused, nothing.
   */
  patch(path: string, value: unknown): void;
  /** Updates the parameters have had. */
  readonly steps: number;
  /** Training samples: without those a split took away for test. */
  readonly samples: number;
  /** Whole passes through the training data that updates have made. */
  readonly epoch: number;
  /** `for (const loss of trainer)` makes a step each time round, until you break or it diverges; that loss is the last. */
  [Symbol.iterator](): Iterator<number>;
  /** Whether a loss or an update was not finite. The parameters are then those of the last finite loss. */
  readonly diverged: boolean;
  /** The step, counted from 0, whose loss or update was not finite, or null. */
  readonly diverged_at: number | null;

  /**
   * An independent trainer that continues bit for bit. It shares the data, and has but a few times as many numbers as
   * there are parameters until it is asked to work: a mark to come back to costs no more.
   */
  clone(): Trainer;
  /** Goes on from where the other is: a clone of this trainer, of one of its clones, or what it is itself a clone of. */
  restore(clone: Trainer): void;
  /** Everything a continued run needs, as bytes with a version and a check sum. */
  save(): Uint8Array;
  /** Frees the trainer's memory. It cannot be used afterwards. */
  delete(): void;
  /** delete(), for `using`. */
  [Symbol.dispose](): void;
}

/**
 * The wasm: its address, its bytes, or a compiled module. A module may be posted to workers, which then compile nothing:
 * `worker.postMessage(await WebAssembly.compileStreaming(fetch(address)))`.
 */
export type WasmSource = WebAssembly.Module | ArrayBuffer | Uint8Array | URL | string;

/** How the library is loaded. */
export interface LoadOptions {
  /** gives the loading up: the promise is rejected with its reason; never when left out */
  signal?: AbortSignal | undefined;
}
