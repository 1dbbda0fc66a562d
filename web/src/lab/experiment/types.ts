// SPDX-License-Identifier: MIT
/** What an experiment, its runs and the view of them are set to; and why a value was refused. */

import type { Colour } from '../../lib/colours';
import type { HiddenLayer, MistakesRequest, PickedSample, PlaneColumns } from '../../worker/protocol';
import type { DataKind } from '../data';
import type { DataValues, PaintedUse, TableUse } from '../data/data-set';
import type { Mode, RunId } from '../ids';
import type {
  DefaultDtype,
  Init,
  OptionValues,
  Reduction,
  RuleType,
  Sampler,
  ScheduleType,
  TestType,
} from './schema';

export type Value = number | boolean | string;

/**
 * What a run is made with: its rule, the rule's options by PyTorch's names, its schedule and, after `schedule.`, the
 * schedule's options. Exactly the keys that this rule and this schedule have (see schema.ts).
 */
export interface RunSettings {
  readonly rule: RuleType;
  readonly lr: number;
  readonly schedule: ScheduleType;
  readonly [key: string]: Value;
}

/** Every key that some run's settings have, with the type of its values. */
export type RunValues = { rule: RuleType; schedule: ScheduleType } & OptionValues;

/** What a run is built with for good: another makes all of its steps again. */
export interface RunBuildOptions {
  /** names of the tensors it trains, in the network's order with commas between, or 'all' */
  params: string;
  /** each step ends with zero_grad(); where it is forgotten, gradients add up */
  zero_grad: boolean;
  /** the loss takes softmax(outputs) for its logits; says nothing where the data have no classes */
  softmax: boolean;
  reduction: Reduction;
  sampler: Sampler;
  default_dtype: DefaultDtype;
  /** the layers are drawn before the data */
  net_first: boolean;
  /** layers have biases */
  bias: boolean;
}

/** How a run is shown: nothing of it changes what it does. */
export interface RunStyle {
  /** given by a person; empty: called by what it does */
  name: string;
  colour: Colour;
  /** trained, and not drawn */
  hidden: boolean;
}

/** A phase a second, steps a second (with '/s'), or steps between two pictures. */
export type Speed = 'phase' | '1/s' | '5/s' | 1 | 10 | 100 | 'max';

/** Settings that hold for a whole experiment: changing one starts the runs again. */
export interface ExperimentSettings {
  data: DataKind;
  /** its settings, where they are not as the core has them */
  data_values?: DataValues;
  /** the visitor's own, where the data are one */
  table: TableUse | null;
  /** the visitor's own points, where the data are painted */
  painted: PaintedUse | null;
  seed: number;
  batch_size: number;
  hidden: readonly HiddenLayer[];
  init: Init;
  test: TestType;
  /** of split: the share of samples that are only tested */
  test_share: number;
  test_seed: number;
}

/** Settings of how we look: they change nothing in the runs. */
export interface ViewSettings {
  /** its id; '' where there is none */
  room: string;
  mode: Mode;
  speed: Speed;
  /** stop when this many steps are made; 0 = never */
  stop_step: number;
  /** stop when a run's loss is at or below this; 0 = never */
  stop_loss: number;
  /** the loss the sentence counts steps to */
  target: number;
  /** what the big chart draws */
  chart: 'loss' | 'accuracy';
  /** the loss chart's y axis */
  scale: 'log' | 'linear';
  /** 0 … 0.99: the share of the past in the drawn mean; 0 draws what is */
  smoothing: number;
  /** flat index of the parameter looked inside (−1: the one with the largest first gradient) */
  watched: number;
  /** the run looked into: its card is open */
  inside: RunId;
  /** beside the chart; `auto`: what suits the data */
  panel: 'auto' | 'step' | 'regions' | 'network' | 'mistakes' | 'shelf';
  /** the two columns on whose plane regions are drawn; null: as suits the data */
  plane: PlaneColumns;
  /** the sample whose way through the step is traced, by its place in the step's batch, from 1 on */
  sample: number;
  /** in its place: one of the training or test data; null: none */
  traced: PickedSample | null;
  /** whose mistakes are shown; where there are no test data, those of the training data */
  scored: 'test' | 'train';
  /** which mistakes are listed: of the first class taken for the second; null: all */
  cell: MistakesRequest['cell'];
}

/** Why a value was refused; views turn it into words. */
export interface Problem {
  key: string;
  value: string;
  /** i18n message id with its arguments, e.g. { id: 'problem.range', min: '0', max: '100' } */
  reason: { id: string; [argument: string]: string };
}

/** The network and the data's shape. */
export interface Network {
  /** training samples */
  samples: number;
  features: number;
  hidden: readonly HiddenLayer[];
  /** classes, or numbers to learn */
  outputs: number;
  /** the loss follows the data */
  loss: 'cross_entropy' | 'mse';
  parameters: number;
}
