// SPDX-License-Identifier: MIT
/** 小屏幕和触摸操作的中文文字。 */
import type { Messages } from './en';

export const phone: Messages['phone'] = {
  cards: '卡片',
  beside: '图表旁边显示',
  tabs: {
    runs: (count) => `对比 ${count}`,
    board: () => '排行榜',
    step: () => '一步之内',
    regions: () => '分类区域',
    network: () => '网络',
    mistakes: (of_numbers) => (of_numbers ? '拟合' : '错误'),
    shelf: () => '留存',
    strides: () => '步幅',
    experiment: () => '实验',
  },
  hints: '提示',
  hints_hint: '打开后，点哪里就说明哪里',
  tap: '点一下任何地方，看它的说明；再点 ⓘ 结束。',
  no_hint: '这里没有说明。',
};
