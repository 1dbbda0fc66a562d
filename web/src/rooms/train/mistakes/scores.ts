// SPDX-License-Identifier: MIT
/** What a table of counts comes to: of each class how many are right, how many are wrong, and which mistake is the most common. */

/** A table of counts: a row is the truth, a column what it is taken for. */
export interface Confusion {
  classes: number;
  confusion: ArrayLike<number>;
}

export interface ClassScore {
  samples: number;
  right: number;
  /** NaN where it has no sample */
  share: number;
}

export const count_in = ({ classes, confusion }: Confusion, truth: number, taken: number): number =>
  confusion[truth * classes + taken] as number;

export function class_scores(table: Confusion): ClassScore[] {
  const labels = Array.from({ length: table.classes }, (_, label) => label);
  return labels.map((truth) => {
    const samples = labels.reduce((sum, taken) => sum + count_in(table, truth, taken), 0);
    const right = count_in(table, truth, truth);
    return { samples, right, share: samples > 0 ? right / samples : Number.NaN };
  });
}

export const wrong_in = (table: Confusion): number =>
  class_scores(table).reduce((sum, { samples, right }) => sum + samples - right, 0);

/** The cell beside the diagonal with the most samples, of equals the first; null: all are right. */
export function commonest_mistake(table: Confusion): [truth: number, taken: number] | null {
  let most: { cell: [number, number]; count: number } | null = null;
  for (let truth = 0; truth < table.classes; truth++)
    for (let taken = 0; taken < table.classes; taken++) {
      const count = truth === taken ? 0 : count_in(table, truth, taken);
      if (count > (most?.count ?? 0)) most = { cell: [truth, taken], count };
    }
  return most?.cell ?? null;
}

/** Where bars of shares begin: at 80 % where all reach that, else at 0. */
export const bars_from = (scores: readonly ClassScore[]): number =>
  scores.every(({ share }) => Number.isNaN(share) || share >= 0.8) ? 0.8 : 0;
