// SPDX-License-Identifier: MIT
/** Chinese words of the tab in which points are painted. */
import type { PaintWords } from './en';

export const zh: PaintWords = {
  plane: '画点的平面',
  keys: '方向键移动十字（按住 Shift 微调），Enter 落点；1 到 5 选类别，E 是橡皮；Ctrl Z 撤销。',
  classes: '类别',
  class_key: (label, key) => `第 ${label} 类，按键 ${key}`,
  brush_word: '画笔',
  brush: '画笔：一次落几个点',
  brush_hint: '一次落下几个点；拖动可连续落点',
  eraser: '橡皮',
  eraser_hint: '改为擦去点（E）',
  undo: '撤销',
  undo_hint: '回到之前的点（Ctrl Z）',
  redo: '重做',
  redo_hint: '恢复刚撤销的（Shift Ctrl Z）',
  clear: '清空',
  clear_hint: '擦去所有的点；撤销可找回',
  from: '从…开始',
  from_hint: '从一组现成的点开始；撤销可回到原来的点',
  count: (count, most) => `${count} 个点，最多 ${most} 个`,
  class_count: (label, count) => `第 ${label} 类：${count}`,
  empty: '点按或拖动，落下一类的点；再画另一类。',
  painted: (label, count, x, y) =>
    count === '1'
      ? `第 ${label} 类，位于 ${x}，${y}。`
      : `第 ${label} 类：在 ${x}，${y} 附近落下 ${count} 个点。`,
  erased: (count, x, y) =>
    count === '0' ? `${x}，${y} 处没有点可擦。` : `在 ${x}，${y} 处擦去 ${count} 个点。`,
  cross: (x, y) => `十字位于 ${x}，${y}。`,
  cross_over: (x, y, label) => `十字位于 ${x}，${y}，正在第 ${label} 类的一个点上。`,
  undone: (count) => `已撤销：现有 ${count} 个点。`,
  redone: (count) => `已重做：现有 ${count} 个点。`,
  cleared: '没有点了。',
  full: (most) => `最多 ${most} 个点。`,
  two_classes: '请至少画两类点。',
  split_refused: '点太少，分不出这么大的测试份额。',
  not_in_link: (most) => `链接最多带 ${most} 个点。现在的点更多：它们保存在这个浏览器里，链接带不走。`,
  use: '使用这些点',
};
