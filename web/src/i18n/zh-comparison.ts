// SPDX-License-Identifier: MIT
/** 与 PyTorch 对照的中文文字。 */
import type { Messages } from './en';

export const comparison: Messages['comparison'] = {
  matches: '与 PyTorch 一致 ✓',
  differs: '与 PyTorch 不一致 ✗',
  hint: '在这里训练几个实验，把每个损失与 PyTorch 的逐一对照',
  title: '与 PyTorch 对照',
  close: '关闭',
};
