// SPDX-License-Identifier: MIT
/** Chinese words of runs that diverge, and of badly scaled inputs. */
import type { TroubleWords } from './en';

export const zh: TroubleWords = {
  wide: (widest) => `输入大到 ${widest}`,
  wide_why: '权重的初值适合大小为 1 左右的输入。这样的输入会使加权和过大，单元饱和，或一步走得太远。',
  standardise: '标准化输入',
  title: (run) => `${run}：训练发散了`,
  title_many: (names) => `${names}：训练都发散了`,
  of: (run) => `${run}：`,
  not_finite: (step) => `到第 ${step} 步，损失已不是有限值：`,
  worse_than_start: (step, steps) => `到第 ${step} 步，损失已连续 ${steps} 步高于起点：`,
  rate: (lr) => `学习率 ${lr} 太大了。`,
  rate_for: (lr, gamma) => `γ = ${gamma} 时，学习率 ${lr} 太大了。`,
  zero_divisor: (eps) => `ε = ${eps}，而有些梯度的平方是 0，这一步就除以了 0。换个学习率也没用。`,
  negative_variance: 'centered 要除以方差的平方根，而舍入误差使某个方差小于 0。换个学习率也没用。',
  alpha: (alpha) => `α = ${alpha} 时，平方的平均值无从谈起。请选择小于 1 的 α。`,
  start: '输入或目标值太大，32 位浮点数装不下，与学习率无关。请先缩放数据。',
  uphill: 'maximize 让它往上走，而上面没有顶。',
  dampening: (dampening) => `阻尼 ${dampening} 大于 1，每个梯度都反了向：它在往上走。`,
  decay: (decay) => `权重衰减 ${decay} 让权重越过 0，一次比一次甩得远。`,
  schedule: (lr) => `调度把学习率抬高到了 ${lr}。`,
  inputs: (widest) =>
    `输入的绝对值大到 ${widest}。请把每个特征缩放到均值 0、标准差 1；只调低学习率治标不治本。`,
  no_friction: (gamma) => `γ = ${gamma} 时速度没有任何阻力。请选择小于 1 的 γ。`,
  adds_up: '没有 zero_grad()，过去的梯度全都加在一起，和 γ = 1 一样，没有东西让它慢下来。',
  on: '开',
  off: '关',
  kept: '发散前的最后状态已保留，可以查看。',
  goes_on: '什么都没丢：按播放可以继续。',
  dismiss: '关闭',
  fix: (settings) => `设 ${settings}，重新开始`,
  fixes: '；',
  fix_of: (run, settings) => `${run} ${settings}`,
};
