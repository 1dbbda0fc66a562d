// SPDX-License-Identifier: MIT
/** What PyTorch computed for experiments of the page: written by scripts/reference.py --page. */
import type { TrainerOptions } from '../../worker/protocol';

interface InBoth {
  /** nine digits: rounded to float32 they are PyTorch's, exactly */
  float32: readonly number[];
  float64: readonly number[];
}

/** Of the article's data, random or learnable. */
export type RecordedOptions = TrainerOptions & {
  data: Extract<TrainerOptions['data'], { kind: 'torch_rand' | 'torch_rand_learnable'; classes: number }>;
};

export interface RecordedExperiment {
  options: RecordedOptions;
  /** which of the record's */
  first_gradient: number;
  /** of each step, the loss it started from */
  losses: InBoth;
}

export interface PyTorchRecord {
  provenance: { torch: string; script: string };
  /** in PyTorch's order; experiments that start alike share one */
  first_gradients: readonly InBoth[];
  experiments: readonly RecordedExperiment[];
}
