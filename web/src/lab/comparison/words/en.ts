// SPDX-License-Identifier: MIT
/** The comparison with PyTorch, in English. */
export const en = {
  loading: 'Loading PyTorch’s numbers…',
  training: 'Training the experiments here…',
  failed: 'The comparison could not be finished.',
  no_record: 'PyTorch’s numbers did not arrive whole. Is the network there?',
  all_match: (all: string, apart: string) =>
    `All ${all} experiments match PyTorch: the largest difference from its float32 losses and first gradients is ${apart}.`,
  some_differ: (count: string, all: string, apart: string) =>
    `${count} of ${all} experiments do not match PyTorch: the largest difference from its float32 losses and first gradients is ${apart}.`,
  nearer: (ours: string, all: string, pytorch: string, equal: string) =>
    `Ours is the nearer to float64 in ${ours} of ${all} experiments, PyTorch in ${pytorch}, equal in ${equal}.`,
  why: 'Why are they not the same? Both compute in float32, with about seven digits, and round every sum; adding in another order rounds otherwise, and neither is wrong. float64 has about sixteen digits and serves as the exact result: whoever is nearer to it has rounded less.',
  measure: (tolerance: string) =>
    `A distance is the largest of a run: of a loss, as a share of that loss; of a gradient, as a share of its largest entry. Up to ${tolerance} counts as a match. The count above goes by the losses; equal means in the digits shown. Where a run begins to swing (lr 10, lr 1), every rounding grows: those stop early.`,
  provenance: (network: string, torch: string, script: string) =>
    `${network}. PyTorch ${torch} computed its numbers beforehand (${script}), ours are trained now, in this browser.`,
  ours: 'ours',
  experiment: 'experiment',
  steps: 'steps',
  last_loss: 'last loss',
  apart: 'losses apart by',
  losses: 'losses from float64',
  gradient: 'first gradient from float64',
  is_nearer: 'nearer',
  equal: 'equal',
  plain: 'plain GD',
  momentum: (gamma: string) => `momentum ${gamma}`,
  batch: (batch: string) => `batch ${batch}`,
  seed: (seed: string) => `seed ${seed}`,
};

export type ComparisonWords = typeof en;
