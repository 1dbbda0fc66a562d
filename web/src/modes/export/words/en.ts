// SPDX-License-Identifier: MIT
/** English words of the exports. */
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

export const en = {
  program_title: (page: string, data: string, seed: string, runs: number) =>
    `${page}: ${data}, seed ${seed}${runs > 1 ? `, ${COUNTS[runs]} runs from one start` : ''}`,
};

export type ExportWords = typeof en;
