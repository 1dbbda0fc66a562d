// SPDX-License-Identifier: MIT
/**
 * What a Trainer is made from. Names and defaults are PyTorch's; the C++ core checks every range. Pure types.
 *
 * Sizes: no array may have more than 2²⁵ values (128 MiB): not x, not the parameters, not the outputs of a layer for all
 * samples (units × samples). All arrays of a trainer together, those `evaluate()` needs included, may have 2²⁸ (1 GiB).
 */

export type Activation = 'identity' | 'relu' | 'sigmoid' | 'tanh';
/** Of all weights, drawn after nn.Linear's own parameters, as torch.nn.init; biases stay nn.Linear's (zeros: all are 0). */
export type Init = 'pytorch' | 'xavier_uniform' | 'kaiming_uniform' | 'zeros';
export type Loss = 'cross_entropy' | 'mse';

/** How SGD's momentum is written: see cpp/include/momentum/optimizer.hpp for the three formulas. */
export type Convention = 'pytorch' | 'classical' | 'average';

export interface SgdOptions {
  type: 'sgd';
  lr?: number;
  momentum?: number;
  dampening?: number;
  weight_decay?: number;
  nesterov?: boolean;
  maximize?: boolean;
  convention?: Convention;
}

export interface AdamOptions {
  type: 'adam';
  lr?: number;
  beta1?: number;
  beta2?: number;
  eps?: number;
  weight_decay?: number;
  amsgrad?: boolean;
  maximize?: boolean;
}

export interface RmspropOptions {
  type: 'rmsprop';
  lr?: number;
  alpha?: number;
  eps?: number;
  weight_decay?: number;
  momentum?: number;
  centered?: boolean;
  maximize?: boolean;
}

export interface AdagradOptions {
  type: 'adagrad';
  lr?: number;
  lr_decay?: number;
  weight_decay?: number;
  initial_accumulator_value?: number;
  eps?: number;
  maximize?: boolean;
}

export type OptimizerOptions = SgdOptions | AdamOptions | RmspropOptions | AdagradOptions;

/** A change to a running optimizer: any option of its type; giving another `type` starts that rule afresh. */
export type OptimizerChange =
  | Partial<SgdOptions>
  | Partial<AdamOptions>
  | Partial<RmspropOptions>
  | Partial<AdagradOptions>;

/** Before any schedule: so many steps rise to lr in a line, from a share of it. PyTorch's LinearLR. */
interface Warmup {
  /** 0: none */
  warmup_steps?: number;
  /** above 0, at most 1: 1/3 */
  warmup_start_factor?: number;
}

/**
 * lr over the run's updates, whatever changes on the way: PyTorch's StepLR, ExponentialLR, CosineAnnealingLR (down to eta_min
 * at T_max, up again to lr at 2·T_max …), stepped once an update.
 */
export type ScheduleOptions = Warmup &
  (
    | { type: 'constant' }
    | {
        type: 'step';
        /** 100 */
        step_size?: number;
        /** 0.1 */
        gamma?: number;
      }
    | {
        type: 'exponential';
        /** 0.99 */
        gamma?: number;
      }
    | {
        type: 'cosine';
        /** 500 */
        T_max?: number;
        /** 0 */
        eta_min?: number;
      }
  );

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

/**
 * Your own data, row-major: x (samples, features); y labels (samples) or targets (samples, outputs). The arrays are copied,
 * and may come from another realm (a frame, a test runner).
 */
export interface ArrayData {
  kind: 'arrays';
  x: Float32Array;
  y: Int32Array | Float32Array;
  samples: number;
  features: number;
  classes?: number;
  outputs?: number;
}

/** Test data, which no step trains on: none; a share of the data, by label; or, of drawn data, as many new samples. */
export type TestOptions =
  | { type: 'none' }
  | {
      type: 'split';
      /** above 0, below 1: 0.2 */
      share?: number;
      seed?: number;
    }
  | { type: 'fresh'; seed?: number };

export interface HiddenLayer {
  /** 1 … 65,536; units × samples at most 2²⁵ */
  units: number;
  activation: Activation;
}

export interface TrainerOptions {
  /** 0 … 2⁵³ − 1 */
  seed?: number;
  data: DrawnData | ArrayData;
  test?: TestOptions;
  /** at most 65,536 layers */
  hidden?: readonly HiddenLayer[];
  init?: Init;
  loss?: Loss;
  optimizer?: OptimizerOptions;
  schedule?: ScheduleOptions;
  /**
   * The tensors that are trained, as PyTorch's optimizers are handed a list; all when left out. Names in any order, each
   * once: linear1.weight, linear1.bias, linear2.weight, … of the hidden layers, out.weight, out.bias of the last.
   * Gradients are computed for all; the others' values, weight decay included, stay as they were drawn.
   */
  params?: readonly string[];
  /** samples a step, shuffled each epoch; 0, or no fewer than there are samples: all of them, in order */
  batch_size?: number;
}
