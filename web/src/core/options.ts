// SPDX-License-Identifier: MIT
/**
 * What a Trainer is made from. Names and defaults are PyTorch's; the core says what there is, and checks every range. Pure
 * types: those of single options are written by the build (web/schema.mjs).
 *
 * Sizes: no array may have more than 2²⁵ values (128 MiB): not x, not the parameters, not the outputs of a layer for all
 * samples (units × samples). All arrays of a trainer together, those `evaluate()` needs included, may have 2²⁸ (1 GiB).
 */

import type {
  Activation,
  AdagradOptions,
  AdamOptions,
  Init,
  Loss,
  OptimizerOptions,
  RmspropOptions,
  ScheduleOptions,
  SgdOptions,
  TestOptions,
} from '#wasm/momentum-options';

export type * from '#wasm/momentum-options';

/** A change to a running optimizer: any option of its type; giving another `type` starts that rule afresh. */
export type OptimizerChange =
  | Partial<SgdOptions>
  | Partial<AdamOptions>
  | Partial<RmspropOptions>
  | Partial<AdagradOptions>;

/** Inputs x = rand(samples, features); labels randint(classes), or those of a fixed linear teacher. */
export interface DrawnData {
  kind: 'torch_rand' | 'torch_rand_learnable';
  /** 1 … 10,000,000; samples × features at most 2²⁵ */
  samples: number;
  /** 1 … 65,536; for torch_rand_learnable samples × features × classes (or outputs) at most 2³² */
  features: number;
  /** cross_entropy: number of classes, 1 … 65,536 */
  classes?: number;
  /** mse: number of targets a sample, 1 … 65,536 */
  outputs?: number;
}

/** A plain array of numbers, or any typed array but those of BigInts. Kept as float32; labels must be whole. */
export type Numbers =
  | readonly number[]
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

/**
 * Your own data, row-major: x (samples, features); y labels (samples) or targets (samples, outputs). The arrays are copied,
 * and may come from another realm (a frame, a test runner).
 */
export interface ArrayData {
  kind: 'arrays';
  x: Numbers;
  y: Numbers;
  samples: number;
  features: number;
  classes?: number;
  outputs?: number;
}

export interface HiddenLayer {
  /** 1 … 65,536; units × samples at most 2²⁵ */
  units: number;
  activation: Activation;
}

export interface TrainerOptions {
  /** 0 … 2⁵³ − 1 */
  seed?: number;
  data: DrawnData | ArrayData;
  /** test data, which no step trains on: a share of the data, by label; or, of drawn data, as many new samples */
  test?: TestOptions;
  /** at most 65,536 layers */
  hidden?: readonly HiddenLayer[];
  /** of weights and biases before the first step */
  init?: Init;
  loss?: Loss;
  optimizer?: OptimizerOptions;
  /** of the learning rate, from update to update */
  schedule?: ScheduleOptions;
  /**
   * The tensors that are trained, as PyTorch's optimizers are handed a list; all when left out. Names in any order, each
   * once: linear1.weight, linear1.bias, linear2.weight, … of the hidden layers, out.weight, out.bias of the last.
   * Gradients are computed for all; the others' values, weight decay included, stay as they were drawn.
   */
  params?: readonly string[];
  /** samples a step, shuffled each epoch; 0, or no fewer than there are samples: all of them, in order */
  batch_size?: number;
  /** step() and run() end a step with zero_grad(); without it gradients add up, which for plain SGD is momentum 1 */
  zero_grad?: boolean;
}
