// SPDX-License-Identifier: MIT
/** What a run's network gets wrong: of classes which is taken for which, of numbers how far each is off. */

/** Samples of the training or of the test data. */
export interface MistakesRequest {
  tested: boolean;
  /** the truth and what it is taken for; null: all mistakes */
  cell: readonly [truth: number, taken: number] | null;
}

export type Mistakes = ClassMistakes | NumberMistakes;

interface Scored {
  /** updates made */
  step: number;
  /** of the test data; false also where there are none */
  tested: boolean;
  samples: number;
}

export interface ClassMistakes extends Scored {
  kind: 'classes';
  classes: number;
  /** (classes, classes): a row is the truth, a column what it is taken for */
  confusion: Uint32Array;
  /** samples wrong; of a cell those in it: those that cost most first, a few */
  worst: readonly Mistake[];
  units: UnitWeights | null;
}

export interface Mistake {
  /** its number among the training, or the test samples */
  row: number;
  truth: number;
  taken: number;
  /** the probability of what it is taken for */
  sure: number;
  /** −log p of the truth */
  loss: number;
  x: Float32Array;
}

/** The first layer's weights of its units, the one that later layers listen to most first. */
export interface UnitWeights {
  /** the unit's number in its layer */
  order: Int32Array;
  /** ‖outgoing weights‖ */
  strength: Float32Array;
  /** (units, inputs) in this order */
  weights: Float32Array;
}

export interface NumberMistakes extends Scored {
  kind: 'numbers';
  /** some samples, evenly apart, in the order of their targets: the first number of each */
  rows: Int32Array;
  targets: Float32Array;
  predicted: Float32Array;
  /** of all samples */
  mean_square: number;
  /** the share of the targets' variance that is explained */
  explained: number;
  /** of data with one input: those samples', and what is predicted along it */
  curve: { x: Float32Array; along: Float32Array; predicted: Float32Array } | null;
}

/** A sample to be traced that need not be in the batch: of the training or of the test data. */
export interface PickedSample {
  tested: boolean;
  row: number;
}
