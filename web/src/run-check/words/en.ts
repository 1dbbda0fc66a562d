// SPDX-License-Identifier: MIT
/** What may differ from a run, in PyTorch's words. */
import type { CauseName } from '../variant';

export interface CauseWords {
  /** `value` as code has it; `of`: of which option, layer or tensor */
  title(value: string, of: string): string;
  /** what it does, in a sentence */
  why(value: string, of: string): string;
}

const ORDERS: Readonly<Record<string, string>> = {
  randperm: 'randperm',
  sequential: 'in order',
  dataloader: 'by DataLoader',
};

const flag = (name: string, on: string, off: string): CauseWords => ({
  title: (value) => (value === 'true' ? name : `without ${name}`),
  why: (value) => (value === 'true' ? on : off),
});

export const en: { causes: Record<CauseName, CauseWords>; and(one: string, other: string): string } = {
  causes: {
    zero_grad: {
      title: (value) => (value === 'true' ? 'zero_grad() called' : 'zero_grad() missing'),
      why: (value) =>
        value === 'true'
          ? 'Each gradient is cleared, so the next is of its own step alone.'
          : 'Every gradient stays and the next is added to it, so the step grows with all past gradients.',
    },
    zero_grad_early: {
      title: () => 'zero_grad() between backward() and step()',
      why: () => 'The gradients are cleared before they are used, so nothing moves.',
    },
    no_step: {
      title: () => 'no step(), or lr 0',
      why: () => 'The weights stay as they were drawn, so every line is the first.',
    },
    step_twice: {
      title: () => 'step() called twice',
      why: () => 'Each gradient is used for two updates.',
    },
    new_optimizer: {
      title: () => 'optimizer made anew in the loop',
      why: () => 'Its buffers are empty at every step, so nothing is carried on.',
    },
    rule: {
      title: (value, of) => `${of}, lr ${value}`,
      why: (_, of) => `The weights are moved by another rule, ${of}.`,
    },
    average: {
      title: (value) => (value === 'true' ? 'Averaging, (1−γ)g' : 'v ← γv + g, not (1−γ)g'),
      why: (value) =>
        value === 'true'
          ? 'Averaging, v ← γv + (1−γ)g, makes each step 1−γ times as long.'
          : 'Without the factor 1−γ each step is 1/(1−γ) times as long.',
    },
    lr: {
      title: (value) => `lr ${value}`,
      why: (value) => `Each step goes lr ${value} times along the velocity.`,
    },
    momentum: {
      title: (value) => `γ = ${value}`,
      why: (value) =>
        value === '0'
          ? 'Nothing is carried from step to step: plain gradient descent.'
          : `Of the velocity, γ = ${value} is carried on from step to step.`,
    },
    weight_decay: {
      title: (value) => `weight decay ${value}`,
      why: (value) =>
        value === '0'
          ? 'No share of the weights is added to their gradients.'
          : `A share of ${value} of each weight is added to its gradient.`,
    },
    dampening: {
      title: (value) => `dampening ${value}`,
      why: () => 'From the second step on, a gradient enters the velocity with 1 − dampening of its length.',
    },
    nesterov: flag(
      'nesterov=True',
      'Nesterov’s step looks ahead: it moves by g + γv.',
      'The step moves by the velocity, and does not look ahead.',
    ),
    maximize: flag('maximize=True', 'The weights go up the loss.', 'The weights go down the loss.'),
    sign: {
      title: () => 'a wrong sign: w += lr·v',
      why: () => 'The weights go up the loss, as by maximize=True.',
    },
    stale_buffer: {
      title: (value) => (value === 'true' ? 'w moves before v is renewed' : 'v is renewed before w moves'),
      why: (value) =>
        value === 'true'
          ? 'Each step goes along the velocity of the step before; the first does not move.'
          : 'Each step goes along the velocity with its own gradient in it.',
    },
    option: {
      title: (value, of) => `${of} = ${value}`,
      why: (value, of) => `The optimizer is made with ${of} = ${value}.`,
    },
    no_schedule: {
      title: (_, of) => `no scheduler (${of})`,
      why: () => 'The learning rate stays as it began.',
    },
    reduction: {
      title: (value) => `reduction='${value}'`,
      why: (value) =>
        value === 'sum'
          ? 'A sum over the samples instead of their mean: loss and gradient are that many times as large.'
          : 'The mean of the samples instead of their sum: loss and gradient are that many times as small.',
    },
    softmax: {
      title: (value) =>
        value === 'true' ? 'softmax before CrossEntropyLoss' : 'no softmax before CrossEntropyLoss',
      why: (value) =>
        value === 'true'
          ? 'CrossEntropyLoss has a softmax of its own, so it is applied twice.'
          : 'CrossEntropyLoss is given the outputs as they are.',
    },
    bias: {
      title: (value) => `bias=${value === 'true' ? 'True' : 'False'}`,
      why: (value) =>
        value === 'true'
          ? 'The layers have biases.'
          : 'The layers have no biases, so other weights are drawn.',
    },
    net_first: {
      title: (value) => (value === 'true' ? 'network made before the data' : 'data drawn before the network'),
      why: () => 'The same draws go to other places: seed, then the network, then x and y, or x and y first.',
    },
    default_dtype: {
      title: (value) => `default dtype ${value}`,
      why: (value) => `Data and weights are drawn in ${value}, which are other numbers of the same seed.`,
    },
    batch: {
      title: (value, of) => `batches of ${value}, ${ORDERS[of] ?? of}`,
      why: (value) => `Each step sees ${value} samples, and its loss is theirs.`,
    },
    full_batch: {
      title: () => 'all data in one batch',
      why: () => 'Each step sees all samples.',
    },
    only: {
      title: (_, of) => `only ${of} trained`,
      why: (_, of) => `The optimizer was handed ${of} alone; all else stays as it was drawn.`,
    },
    all_tensors: {
      title: () => 'all tensors trained',
      why: () => 'The optimizer was handed net.parameters().',
    },
    no_biases: {
      title: () => 'biases not trained',
      why: () => 'The optimizer was handed the weights alone; the biases stay as they were drawn.',
    },
    seed: { title: (value) => `seed ${value}`, why: () => 'Other data and other weights are drawn.' },
    init: {
      title: (value) => `weights by ${value}`,
      why: (value) => `The weights are drawn by ${value}.`,
    },
    activation: {
      title: (value, of) => `${value} after ${of}`,
      why: (value, of) => `Behind ${of} stands ${value}.`,
    },
    no_activation: {
      title: (_, of) => `no activation after ${of}`,
      why: (_, of) => `What ${of} gives goes on as it is.`,
    },
    after: {
      title: () => 'loss printed after the step',
      why: () => 'Each line is the loss after its update: everything is a step early.',
    },
    running_mean: {
      title: () => 'running mean printed',
      why: () => 'Each line is the mean of all losses so far.',
    },
  },
  and: (one, other) => `${one} and ${other}`,
};
