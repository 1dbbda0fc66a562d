// SPDX-License-Identifier: MIT
/** 与 PyTorch 的对照。 */
import type { ComparisonWords } from './en';

export const zh: ComparisonWords = {
  loading: '正在加载 PyTorch 的结果…',
  training: '正在这里训练各个实验…',
  failed: '对照未能完成。',
  no_record: 'PyTorch 的结果没有加载完整。请检查网络。',
  all_match: (all, apart) =>
    `${all} 个实验全部与 PyTorch 一致：损失和首个梯度与它的 float32 结果最多相差 ${apart}。`,
  some_differ: (count, all, apart) =>
    `${all} 个实验中有 ${count} 个与 PyTorch 不一致：损失和首个梯度与它的 float32 结果最多相差 ${apart}。`,
  nearer: (ours, all, pytorch, equal) =>
    `${all} 个实验中，本页更接近 float64 的有 ${ours} 个，PyTorch 更接近的有 ${pytorch} 个，不相上下的有 ${equal} 个。`,
  why: '为什么不完全相同？两边都用 float32 计算，约七位有效数字，每次求和都要舍入；相加的次序不同，舍入就不同，谁也没有错。float64 约有十六位有效数字，可以当作精确值：离它更近的一方，舍入误差更小。',
  measure: (tolerance) =>
    `这里的距离都取一次训练中的最大值：损失的距离除以该损失，梯度的距离除以其中最大的分量。不超过 ${tolerance} 就算一致。上面的个数按损失统计；“相同”指显示出的数字相同。训练开始震荡时（lr 10、lr 1），任何舍入误差都会放大，所以这两个实验较短。`,
  provenance: (network, torch, script) =>
    `${network}。PyTorch ${torch} 的结果是事先算好的（${script}），本页的结果是此刻在这个浏览器里训练出来的。`,
  ours: '本页',
  experiment: '实验',
  steps: '步数',
  last_loss: '最后的损失',
  apart: '损失相差',
  losses: '损失与 float64 的距离',
  gradient: '首个梯度与 float64 的距离',
  is_nearer: '更近',
  equal: '相同',
  plain: '普通梯度下降',
  momentum: (gamma) => `动量 ${gamma}`,
  batch: (batch) => `批大小 ${batch}`,
  seed: (seed) => `随机种子 ${seed}`,
};
