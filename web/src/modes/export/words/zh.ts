// SPDX-License-Identifier: MIT
/** Chinese words of the exports. */
import type { ExportWords } from './en';

export const zh: ExportWords = {
  program_title: (page, data, seed, runs) =>
    `${page}：${data}，随机种子 ${seed}${runs > 1 ? `，${runs} 次训练，起点相同` : ''}`,
  article: '文章中的实验',
  title: '带走',
  close: '关闭',
  download: '下载',
  copy: '复制',
  copied: '已复制。',
  not_copied: '浏览器不允许写入剪贴板：请选中文字手动复制。',
  preview: (name) => `${name}的预览`,
  fetching: '正在获取数据…',
  no_data: '数据没有取到：第一次使用需要联网。',
  wrote_it: '已经自己写好了？',
  check: '检查自己的训练',
  script: {
    name: 'PyTorch 脚本',
    note: (lines) => `${lines} 行，运行后打印这些损失`,
    about: '只需 PyTorch 1.13 或更新版本',
    with_data: '需要 PyTorch 1.13 或更新版本；数据放在旁边',
  },
  notebook: {
    name: '笔记本',
    note: '同样的代码分成单元，并画出损失曲线',
    about: 'Jupyter 或 Colab，需要 PyTorch 和 Matplotlib',
    cell: '打印出的损失与动量实验室里的一致，同一个实验可以在那里一步一步地看。',
  },
  printed: {
    title: '应当打印：',
    losses: '本页自己的损失。',
    batches: '本页自己的损失（各批次的）。',
    float32: '训练很长时，PyTorch 的 float32 在最后几位上可能不同。',
    step: '步',
    nothing: '还没有训练：开始之后，损失会列在这里。',
  },
  csv: {
    name: '损失 CSV',
    note: (rows, columns) => `${rows} 行 ${columns} 列：损失和其他所有记录`,
    about: 'UTF-8，用 Excel 可直接打开',
    first: (rows) => `前 ${rows} 行`,
    columns: {
      loss: (run) => `${run} 损失`,
      batch_loss: (run) => `${run} 批次损失`,
      grad_norm: (run) => `${run} ‖g‖`,
      velocity_norm: (run) => `${run} ‖v‖`,
      stride: (run) => `${run} ‖Δw‖`,
      agreement: (run) => `${run} cos(Δw, −g)`,
      accuracy: (run) => `${run} 准确率`,
      test_loss: (run) => `${run} 测试损失`,
      test_accuracy: (run) => `${run} 测试准确率`,
    },
  },
  experiment: {
    name: '实验文件',
    note: '设置、随机种子和每次改动，不含结果',
    about: '拖到页面上即可重新打开',
    with_data: '包含数据',
  },
  link: {
    name: '链接',
    size: '点一下就复制',
    note: '整个实验，不含你自己的表格',
    about: (characters) => `${characters} 个字符`,
    within: '包含：所有设置、随机种子和途中的每次改动，打开后逐位重放到这一步。',
    without: '不含：损失（会重新算出来）、你的笔记、你自己的数据。',
    own_data: '这些数据是你自己的，不在链接里：在别处打开时没有它们。实验文件里有。',
    file: '改用实验文件',
    copied: '链接已复制。',
  },
};
