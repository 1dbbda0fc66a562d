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
  DefaultDtype,
  Init,
  OptimizerOptions,
  PointsData,
  Reduction,
  RmspropOptions,
  Sampler,
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

/** What a sample is to become, by the loss: a class of several … */
export interface Labels {
  /** number of classes, 1 … 65,536; for a sample's labels y, 0 … classes − 1; must be given for cross_entropy */
  classes: number;
  /** never beside classes */
  outputs?: undefined;
}

/** … or, for mse, numbers. */
export interface Targets {
  /** number of targets a sample, 1 … 65,536; must be given for mse */
  outputs: number;
  /** never beside outputs */
  classes?: undefined;
}

/** Inputs x = rand(samples, features); labels randint(classes), or those of a fixed linear teacher. */
export interface DrawnData {
  /** torch_rand: labels or targets by chance; torch_rand_learnable: by a teacher, so that there is something to learn */
  kind: 'torch_rand' | 'torch_rand_learnable';
  /** 1 … 10,000,000; samples × features at most 2²⁵; must be given */
  samples: number;
  /** 1 … 65,536; for torch_rand_learnable samples × features × classes (or outputs) at most 2³²; must be given */
  features: number;
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

/** Your own data, row-major. The arrays are copied, and may come from another realm (a frame, a test runner). */
export interface ArrayData {
  /** that the numbers are given */
  kind: 'arrays';
  /** (samples, features), finite; must be given */
  x: Numbers;
  /** labels (samples), or for mse targets (samples, outputs); must be given */
  y: Numbers;
  /** 1 … 10,000,000; must be given */
  samples: number;
  /** 1 … 65,536; must be given */
  features: number;
}

/** A Linear layer and what follows it: a = f(W·x + b). */
export interface HiddenLayer {
  /** 1 … 65,536; units × samples at most 2²⁵; must be given */
  units: number;
  /** must be given */
  activation: Activation;
}

/**
 * What goes with every loss. Draws depend on the low 32 bits of the seed, as torch.manual_seed's: 22 and 22 + 2³² are one
 * run; what PyTorch takes as −1 is 2³² − 1.
 */
export interface CommonOptions {
  /** 0 … 2⁵³ − 1; 22 when left out */
  seed?: number;
  /**
   * test data, which no step trains on: a share of the data, by label; or, of drawn data, as many new samples (by the
   * run's own seed they would be the training samples again); none when left out
   */
  test?: TestOptions;
  /** at most 65,536 layers; none when left out: a linear model */
  hidden?: readonly HiddenLayer[];
  /** of weights and biases before the first step; pytorch when left out */
  init?: Init;
  /** sgd with its defaults when left out */
  optimizer?: OptimizerOptions;
  /** of the learning rate, from update to update; constant when left out */
  schedule?: ScheduleOptions;
  /**
   * The tensors that are trained, as PyTorch's optimizers are handed a list; all when left out. Names in any order, each
   * once: linear1.weight, linear1.bias, linear2.weight, … of the hidden layers, out.weight, out.bias of the last.
   * Gradients are computed for all; the others' values, weight decay included, stay as they were drawn.
   */
  params?: readonly string[];
  /** samples a step, shuffled each epoch; 0, or no fewer than there are samples: all of them, in order; 0 when left out */
  batch_size?: number;
  /**
   * step() and run() end a step with zero_grad(); without it gradients add up, which for plain SGD is momentum 1; true when
   * left out
   */
  zero_grad?: boolean;
  /** of a batch's losses, and with them of the gradient; mean when left out */
  reduction?: Reduction;
  /** the order of an epoch's samples, where a step takes fewer than all; randperm when left out */
  sampler?: Sampler;
  /** what x, y and the layers are drawn in; points on a plane or a line are drawn as ever; float32 when left out */
  default_dtype?: DefaultDtype;
  /** the layers are drawn before x and y, as where net = Net() stands above them; false when left out */
  net_first?: boolean;
  /**
   * without it layers are nn.Linear(…, bias=False): no bias is drawn, all are 0 and are not trained, and params may name none;
   * vectors of parameters keep their places; true when left out
   */
  bias?: boolean;
}

/** A network that gives each sample one of several classes. */
export interface ClassifierOptions extends CommonOptions {
  /** cross_entropy when left out; cross_entropy_of_softmax is a mistake to look at: it applies softmax twice */
  loss?: 'cross_entropy' | 'cross_entropy_of_softmax';
  /** what it is trained on; must be given */
  data: ((DrawnData | ArrayData) & Labels) | PointsData;
}

/** A network that gives each sample numbers. */
export interface RegressorOptions extends CommonOptions {
  /** must be given: cross_entropy when left out */
  loss: 'mse';
  /** what it is trained on; must be given */
  data: ((DrawnData | ArrayData) & Targets) | PointsData;
}

/** What a Trainer is made from. What does not fit is an OptionError, which names the field. */
export type TrainerOptions = ClassifierOptions | RegressorOptions;
