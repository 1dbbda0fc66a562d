// SPDX-License-Identifier: MIT
/** The groups of the gallery: what the data of each are, whoever joins them. */
import { DATA_KINDS, type DataKind, data_set } from '../data';
import { shape_of } from '../experiment/data-settings';

export const GROUPS = ['article', 'number', 'measured', 'plane'] as const;
export type DataGroup = (typeof GROUPS)[number] | 'own';

export function group_of(kind: DataKind): DataGroup {
  const set = data_set(kind);
  if ('own' in set) return 'own';
  if ('load' in set) return 'measured';
  const { features, classes } = shape_of({ data: kind });
  if (features > 2) return 'article';
  return classes > 0 ? 'plane' : 'number';
}

export const kinds_in = (group: DataGroup): DataKind[] =>
  DATA_KINDS.filter((kind) => group_of(kind) === group);

/** All that stand on a card. */
export const CARD_KINDS: readonly DataKind[] = GROUPS.flatMap(kinds_in);

/** Nothing can be seen in their numbers: their picture is how the runs' losses go. */
export const shown_by_losses = (kind: DataKind): boolean => group_of(kind) === 'article';
