// SPDX-License-Identifier: MIT
/** Chinese words of the exports. */
import type { ExportWords } from './en';

export const zh: ExportWords = {
  program_title: (page, data, seed, runs) =>
    `${page}：${data}，随机种子 ${seed}${runs > 1 ? `，${runs} 次训练，起点相同` : ''}`,
};
