// SPDX-License-Identifier: MIT
/** Lines that take a share of the samples away for the test, as the core does it (cpp/include/momentum/data/split.hpp). */
import { shape_of } from '../../experiment/data-settings';
import type { ExperimentSettings } from '../../experiment/types';

/** Of numbers, there is one kind. */
const whole = (seed: number, taken: number) => [
  `order = torch.randperm(len(x), generator=torch.Generator().manual_seed(${seed}))`,
  'tested = torch.zeros(len(x), dtype=torch.bool)',
  `tested[order[:${taken}]] = True`,
];

const FUNCTION = [
  'def tested_share(y, total, seed):',
  '    """Marks samples for the test: of each label its share, the largest remainders one more, never its last."""',
  '    counts = y.bincount().tolist()',
  '    left = [min(total * count // len(y), max(count - 1, 0)) for count in counts]',
  '    order = sorted(range(len(counts)), key=lambda label: -(total * counts[label] % len(y)))',
  '    while sum(left) < total:',
  '        for label in order:',
  '            left[label] += sum(left) < total and left[label] < counts[label] - 1',
  '    tested = torch.zeros(len(y), dtype=torch.bool)',
  '    for row in torch.randperm(len(y), generator=torch.Generator().manual_seed(seed)):',
  '        tested[row] = left[y[row]] > 0',
  '        left[y[row]] -= 1',
  '    return tested',
];

const parts = ['x_test, y_test = x[tested], y[tested]', 'x, y = x[~tested], y[~tested]'];

export const splits = ({ test }: Pick<ExperimentSettings, 'test'>): boolean => test === 'split';

/** What stands before the draws. */
export const split_function = (experiment: ExperimentSettings): readonly string[] =>
  splits(experiment) && shape_of(experiment).classes > 0 ? FUNCTION : [];

/** What comes after them. */
export function split_lines(experiment: ExperimentSettings): string[] {
  if (!splits(experiment)) return [];
  const { samples, classes } = shape_of(experiment);
  const taken = Math.floor(experiment.test_share * samples + 0.5);
  const { test_seed } = experiment;
  return classes > 0
    ? [`tested = tested_share(y, ${taken}, ${test_seed})`, ...parts]
    : [...whole(test_seed, taken), ...parts];
}
