// SPDX-License-Identifier: MIT
/** What a table comes to when it is used: how many rows train, and the experiment it makes. */
import type { TableUse } from '../../data/data-set';
import { test_rows } from '../../data/table/feed';
import type { TablePlan } from '../../data/table/plan';
import { fitting } from '../../experiment/settings';
import type { ExperimentSettings } from '../../experiment/types';
import { suited_layers } from '../draft';

/** The core's own rule, of so many rows as a share; the seed says only which. */
export function counts_of_test(plan: TablePlan, share: number): { train: number; test: number } {
  const rows = plan.rows.length;
  const test = share > 0 ? test_rows(plan, { share, seed: 0 }).reduce((sum, one) => sum + one, 0) : 0;
  return { train: rows - test, test };
}

/** Why the core would not split it so; null where it does. */
export function split_refused({ rows, counts }: TablePlan, share: number): boolean {
  if (share === 0) return false;
  const total = Math.floor(share * rows.length + 0.5);
  const lasting = counts.length > 0 ? counts.length : 1;
  return total < 1 || total > rows.length - lasting;
}

/** The network that suits a table takes the place of other data's; a table's own stays. */
export function hidden_of(present: ExperimentSettings): ExperimentSettings['hidden'] {
  return present.data === 'table' ? present.hidden : suited_layers('table');
}

export function experiment_of(
  present: ExperimentSettings,
  table: TableUse,
  share: number,
): ExperimentSettings {
  const { data_values: _, ...rest } = present;
  const test = share > 0 ? ({ test: 'split', test_share: share } as const) : ({ test: 'none' } as const);
  return fitting({ ...rest, data: 'table', table, hidden: hidden_of(present), ...test });
}
