// SPDX-License-Identifier: MIT
/** What painted points come to when they are used: the experiment they make, or why they make none. */
import type { PaintedUse } from '../../data/data-set';
import { fitting } from '../../experiment/settings';
import type { ExperimentSettings } from '../../experiment/types';
import { suited_layers } from '../draft';

/** As the experiment says it; 0: nothing is only tested. */
export const share_of = ({ test, test_share }: ExperimentSettings): number =>
  test === 'none' ? 0 : test_share;

/** Why no experiment is made of so many points of each class; null where one is. */
export function paint_obstacle(
  counts: readonly number[],
  share: number,
): 'two_classes' | 'split_refused' | null {
  const classes = counts.filter((count) => count > 0).length;
  if (classes < 2) return 'two_classes';
  if (share === 0) return null;
  const samples = counts.reduce((sum, count) => sum + count, 0);
  const tested = Math.floor(share * samples + 0.5);
  // The last of a class stays for training.
  return tested < 1 || tested > samples - classes ? 'split_refused' : null;
}

export function experiment_of_paint(
  present: ExperimentSettings,
  painted: PaintedUse,
  { share, suited }: { share: number; suited: boolean },
): ExperimentSettings {
  const { data_values: _, ...rest } = present;
  const test = share > 0 ? ({ test: 'split', test_share: share } as const) : ({ test: 'none' } as const);
  const hidden = suited ? suited_layers('painted') : present.hidden;
  return fitting({ ...rest, data: 'painted', painted, hidden, ...test });
}
