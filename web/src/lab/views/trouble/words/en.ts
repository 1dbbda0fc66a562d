// SPDX-License-Identifier: MIT
/** English words of runs that diverge, and of badly scaled inputs. */
export const en = {
  wide: (widest: string) => `Your inputs are ${widest} wide`,
  wide_why:
    'Weights are drawn for inputs of about 1. With these, sums are so large that units saturate or a step overshoots.',
  standardise: 'Standardise the inputs',
  title: (run: string) => `${run} diverges`,
  title_many: (names: string) => `${names} diverge`,
  of: (run: string) => `${run}: `,
  /** how it was seen, and then why */
  not_finite: (step: string) => `At step ${step} the loss was no longer a finite number: `,
  worse_than_start: (step: string, steps: string) =>
    `Up to step ${step} the loss has stayed above where it started for ${steps} steps: `,
  rate: (lr: string) => `the learning rate ${lr} is too high.`,
  rate_for: (lr: string, gamma: string) => `the learning rate ${lr} is too high for γ = ${gamma}.`,
  zero_divisor: (eps: string) =>
    `with ε = ${eps} the step was divided by 0, as some squares of gradients are 0. Another lr would not help.`,
  negative_variance:
    'centered divides by the root of a variance, and rounding made one less than 0. Another lr would not help.',
  alpha: (alpha: string) => `with α = ${alpha} there is no mean of squares. Choose α below 1.`,
  start: 'inputs or targets are too large for 32-bit numbers, whatever the lr. Scale them.',
  uphill: 'maximize goes uphill, and there is no top.',
  dampening: (dampening: string) =>
    `dampening ${dampening}, more than 1, turns every gradient round: it goes uphill.`,
  decay: (decay: string) => `weight decay ${decay} throws the weights over 0, further each time.`,
  schedule: (lr: string) => `the schedule has raised lr to ${lr}.`,
  inputs: (widest: string) =>
    `the inputs reach ${widest}. Scale each feature to mean 0 and spread 1; a lower lr only hides it.`,
  no_friction: (gamma: string) => `with γ = ${gamma} nothing brakes the velocity. Choose γ below 1.`,
  adds_up: 'without zero_grad() all gradients so far add up, as they do with γ = 1, and nothing brakes.',
  on: 'on',
  off: 'off',
  kept: 'The last finite state is kept and can be read.',
  goes_on: 'Nothing is lost: Play goes on from here.',
  dismiss: 'Close',
  fix: (settings: string) => `Set ${settings} and start again`,
  /** between what is set in one run and in the next */
  fixes: '; ',
  fix_of: (run: string, settings: string) => `${run}: ${settings}`,
};

export type TroubleWords = typeof en;
