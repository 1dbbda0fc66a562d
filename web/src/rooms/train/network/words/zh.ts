// SPDX-License-Identifier: MIT
/** 网络图的中文文字。 */
import type { NetworkWords } from './en';

/** Between two Chinese words there is no space. */
const close = (text: string) => text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

export const zh: NetworkWords = {
  title: (run) => [run, '的网络'],
  plus: '正权重',
  minus: '负权重',
  at_step: (step) => `第 ${step} 步`,
  waiting: '还没有结果',
  input: (number) => `x${number}`,
  class_name: (label) => `类别 ${label}`,
  number_name: (number) => `y${number}`,
  unit: (layer, index) => `${layer} 的单元 ${index}`,
  weight: (from, to) => close(`从 ${from} 到 ${to}`),
  bias: (of) => `${of} 的偏置`,
  count: (units, drawn) => (drawn ? `${units} 中的 ${drawn}` : units),
  surface: (run) => `${run}的权重`,
  keys: '方向键逐个查看权重，Page 键换张量；训练停下时，按 + 和 − 修改数值。点一条线选中权重，点一个单元选中它的偏置。',
  value: '数值',
  value_label: (name) => `${name} 的数值`,
  value_hint: '手动设定：训练从这里继续，名称上会有标记，链接也会带上它',
  pause: '暂停后可以设定。',
  past: '回到最新的一步后可以设定。',
  whole: '走完这一步后可以设定。',
  lost: '这次训练已经发散，请先重置。',
  maps: '每个方块是一个单元在数据平面上的输出：蓝灰大于 0，赭色小于 0。',
  lines: (most) => `每层只画最强的 ${most} 个权重。`,
  units: (most) => `每层只画前 ${most} 个单元；列表里可以选到全部。`,
  sentence: (run, step, layers, parameters) => `${run}，第 ${step} 步：${layers}，共 ${parameters} 个参数。`,
  strongest: (name, value, ends) => `最强的权重是 ${name} = ${value}，${ends}。`,
};
