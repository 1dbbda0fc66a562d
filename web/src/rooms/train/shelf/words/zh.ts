// SPDX-License-Identifier: MIT
/** “留存”的中文文字。 */
import type { ShelfWords } from './en';

export const zh: ShelfWords = {
  title: '留存的运行',
  hint: '勾选就画到图上',
  empty: (pin) => `还没有留存。在运行的卡片或排行榜里按“${pin}”，就把现在的运行存下来，以后可以比较。`,
  list: '留存的运行',
  draw: (name) => `把${name}画到图上`,
  other: { data: '数据不同', network: '网络不同', seed: '随机种子不同', batch: '批量不同' },
  force: '仍然画出',
  no_colour: '六种颜色都用完了',
  not_same: (name, why) => `${name}：起点不同（${why}）。`,
  at: (step) => `第 ${step} 步`,
  reached: (step) => `第 ${step} 步达到`,
  not_reached: '未达到',
  only_here: '只在这个标签页里',
  open: (name) => `${name}：改名、接着跑、删除`,
  name: (name) => `${name}的名称`,
  rename: '好',
  go_on: '接着跑',
  go_on_hint: '它会逐位相同地重走各步，再作为正在跑的运行继续；若属于别的实验，可按 Ctrl Z 返回',
  export_one: '导出',
  remove: '删除',
  removed: (name) => (name ? `已删除“${name}”` : '已删除'),
  undo: '撤销',
  used: (size) => `占用 ${size}`,
  count: (count, most) => `${count} 个，最多 ${most} 个`,
  keeping: {
    opening: '正在查看存下的运行……',
    kept: '只存在这台设备的浏览器里，刷新、关机都在；清除网站数据会一起删掉。',
    blocked:
      '浏览器不为这个页面保存数据（无痕窗口，或直接从磁盘打开的页面）：留存的运行在关闭标签页后就没有了。想留着，请导出。',
    full: '浏览器的存储空间满了：最后留存的运行在关闭标签页后就没有了。请导出它，或删掉一些再重新留存。',
  },
  evicted: (count) =>
    `浏览器删掉了 ${count} 个留存的运行：可能存储空间不足，或网站数据被清除。实验的链接仍能打开。`,
  unread: (count) => `其中 ${count} 个是这个版本读不了的。`,
  export_all: '全部导出',
  import: '导入……',
  imported: (count) => `已导入 ${count} 个`,
  refused: (field) => `这不是本页面的留存文件（${field}）。什么都没有改变。`,
  too_many: (most) => `最多 ${most} 个：什么都没有改变。`,
  remove_all: '全部删除……',
  really: (count) => `要删除全部 ${count} 个吗？`,
  yes: '全部删除',
  no: '留着',
};
