// SPDX-License-Identifier: MIT
/** 错误分析和拟合的中文文字。 */
import type { MistakesWords } from './en';

const data = (tested: boolean) => (tested ? '测试' : '训练');

export const zh: MistakesWords = {
  title: (run, of_numbers) => [run, of_numbers ? '的拟合' : '的错误'],
  at_step: (step) => `第 ${step} 步`,
  waiting: '还没有结果',
  share: '查看哪些数据',
  test: '测试数据',
  train: '训练数据',
  wrong: (wrong, all) => `${all} 个中错 ${wrong} 个`,
  columns: '判为 →（行为真实类别）',
  bars: (from) => `正确率 %（条形从 ${from} 起）`,
  matrix: (run) => `${run}把哪一类判为哪一类`,
  matrix_hint: '方向键逐格查看；按 Enter 或点击列出这一格的样本，再来一次列出全部错误',
  right: (label, count, all) => `${label} 判对：${all} 个中的 ${count} 个`,
  taken: (truth, as, count, all) => `${truth} 判为 ${as}：${all} 个中的 ${count} 个`,
  worst: '错得最重的样本',
  all: '全部错误',
  by_loss: '按损失排列',
  click: '按损失排列 · 点击看一步之内',
  none: '没有判错的样本。',
  empty: '这一格没有样本。',
  says: '判为 ',
  is: '实为 ',
  sure: (share) => `把握 ${share}`,
  open: (number, tested, truth, as, sure) =>
    `一步之内：第 ${number} 个${data(tested)}样本，${truth} 判为 ${as}，把握 ${sure}`,
  sample: '样本',
  truth_head: '实为',
  taken_head: '判为',
  sure_head: '把握',
  inputs_head: 'x1; x2; …',
  units: (count) => `${count} 个隐藏单元，强者在前`,
  plus: '正权重',
  minus: '负权重',
  units_hint: '按单元引出的权重长度排列；全部用同一尺度，颜色淡的没有用上',
  units_name: (run) => `${run}的隐藏单元在寻找什么`,
  unit: (number, strength) => `单元 ${number}，引出的权重长 ${strength}`,
  sentence: (run, step, wrong, all, tested) =>
    `${run}走了 ${step} 步，${all} 个${data(tested)}样本中判错 ${wrong} 个。`,
  commonest: (cell) => `最常见的是 ${cell}。`,
  least: (label, share) => `正确率最低的是类别 ${label}，${share}。`,
  fit: (run, step, error, all, tested) =>
    `${run}走了 ${step} 步，在 ${all} 个${data(tested)}样本上的均方误差是 ${error}`,
  explained: (share) => `，解释了方差的 ${share}`,
  end: '。',
  truth: '真实值',
  predicted: '预测值',
  left_over: '真实值 − 预测值',
  input: 'x',
  truth_title: '预测值与真实值',
  rest_title: '残差',
  curve_title: '穿过数据的曲线',
  points: (run) => `${run}的样本，按真实值排列`,
  points_hint: '方向键按真实值的次序逐个查看样本',
  point: (number, truth, predicted, off) =>
    `样本 ${number}：真实值 ${truth}，预测值 ${predicted}，相差 ${off}`,
  some: (drawn, all) => `${all} 个样本中画出 ${drawn} 个，按真实值均匀选取。`,
  first_number: '图中是第一个预测值。',
};
