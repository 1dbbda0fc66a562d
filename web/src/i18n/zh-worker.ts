// SPDX-License-Identifier: MIT
/** 后台线程没有响应或已结束时的中文文字。 */
import type { Messages } from './en';

export const worker: Messages['worker'] = {
  late: {
    loading: {
      title: () => '仍在加载',
      words: '训练内核还没有下载完。网络较慢时，请再等一等。',
    },
    answer: {
      title: (who) => `${who}：没有响应`,
      words: '后台线程已有几秒没有响应，也许还会恢复。',
    },
  },
  ended: (who) => `${who}：无法继续`,
  not_started: (who) => `${who}：无法开始`,
  why: {
    unsupported: '这个浏览器里无法训练：缺少或禁用了 Web Worker 或 WebAssembly。',
    too_old: '浏览器版本过旧：本页需要 WebAssembly SIMD（Chrome 91、Firefox 89、Safari 16.4 或更新的版本）。',
    not_loaded: '训练内核加载失败。请检查网络，以及浏览器是否足够新。',
    silent: '后台线程没有响应，已被结束。',
    memory: '内存不足。关闭其他页面也许有帮助。',
    died: '后台线程自行终止了。',
    other: '后台线程报告了错误。',
  },
  refused: (who) => `${who}：这样的设置无法训练`,
  lost_data: {
    table: {
      title: '这个实验用的表格不在这个浏览器里',
      said: '表格不会离开选择它的浏览器，链接也带不走它。请重新选择文件，训练就会开始。',
      choose: '选择文件…',
    },
    paint: {
      title: '这个实验用的画出的点不在这个浏览器里',
      said: '点太多，链接带不走，它们留在画点的那个浏览器里。另画一些点，训练就会开始。',
      choose: '画点…',
    },
  },
  kept: (step) => `什么都没丢：重新启动后会回到第 ${step} 步。`,
  anew: '重新启动后台线程',
  returning: {
    title: (who) => `${who}：正在重新启动`,
    words: (step) => `新的后台线程正在悄悄重走这 ${step} 步。按重置可中止。`,
  },
};
