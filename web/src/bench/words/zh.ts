// SPDX-License-Identifier: MIT
/** 测速页。 */
import type { BenchWords } from './en';

export const zh: BenchWords = {
  page_title: '有多快？– 动量实验室',
  back: '返回实验室',
  title: '在这里训练有多快？',
  what: '用页面自己的内核，在一个处理器核心上依次训练四个网络。数据不会离开你的浏览器。',
  how: '一步包括前向传播、损失、反向传播和动量更新。GFLOP/s 按每步 6 × 批量 × 权重数计算。列出多轮测量的中位数、最小值和最大值。',
  run: '开始测速',
  cancel: '取消',
  running: '正在测量…',
  finished: '测量完成。',
  failed: '测量失败。',
  job: '网络',
  speed: '步/秒',
  gflops: 'GFLOP/s',
  jobs: { J1: '文章', J2: '数字', J3: '宽网络', J4: '游乐场' },
  batch: (batch, samples) =>
    batch === samples ? `全批量 ${samples}` : `批量 ${batch}，共 ${samples} 个样本`,
  report: '文本结果',
  copy: '复制',
  copied: '已复制。',
  copy_yourself: '浏览器不允许写剪贴板：文本已选中。',
};
