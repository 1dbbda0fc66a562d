// SPDX-License-Identifier: MIT
/** 分享面板的中文文字：二维码、投影、嵌入。 */
import type { ShareWords } from './en';

export const zh: ShareWords = {
  take_home: '带走：脚本、图、文件',
  for_room: '用于课堂或课程网页',
  present: '投影链接',
  present_hint: '全屏打开当前时刻，字大到最后一排也看得清',
  present_copied: '投影链接已复制：打开后全屏显示当前时刻。',
  snippet: '嵌入代码',
  snippet_hint: '放进自己网页或幻灯片的 HTML：图加上播放、单步和重置',
  snippet_copied: '嵌入代码已复制，粘贴到网页的 HTML 里即可。',
  code_of: (characters) => `此链接的二维码（${characters} 个字符）`,
  large: '放大二维码',
  large_hint: '铺满屏幕，坐在座位上就能扫',
  close: '关闭',
  no_table: '链接里没有表格：在别处打开的人需要自己选择文件。',
  too_long: (characters, most) =>
    `无法生成二维码：链接有 ${characters} 个字符，一个码最多容纳 ${most} 个。途中的改动少一些，链接就短一些。`,
  no_points: (points) => `链接里没有你画的 ${points} 个点：点太多，只留在这个浏览器里。链接最多带 300 个。`,
  only_here: {
    disk: '这个页面是从本机文件打开的，链接在别处打不开。请先把整个文件夹放到网页服务器上。',
    device: (host) =>
      `${host} 就是这台设备自己，教室里的手机打不开。请先用它们能访问的地址打开本页，再来分享。`,
  },
};
