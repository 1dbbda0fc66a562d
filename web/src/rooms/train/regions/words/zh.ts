// SPDX-License-Identifier: MIT
/** 分类区域的中文文字。 */
import { format_count, format_number } from '../../../../lib/numbers';
import type { ScoreText } from '../text';
import type { RegionsWords } from './en';

const points = (tested: boolean) => (tested ? '测试点' : '训练点');
const data = (tested: boolean) => (tested ? '测试数据' : '训练数据');

const score_words: Record<ScoreText['of'], (short: string, tested: boolean) => string> = {
  regions: (short, tested) => `${short} 的${points(tested)}落在自己那一类的区域里`,
  classes: (short, tested) => `${short} 的${points(tested)}被分到自己那一类`,
  numbers: (short, tested) => `${data(tested)}上的均方误差是 ${short}`,
};

export const zh: RegionsWords = {
  title: (of_numbers) => (of_numbers ? '拟合：' : '分类区域：'),
  at_step: (from, to) => (from === to ? `第 ${to} 步` : `第 ${from} … ${to} 步`),
  waiting: '还没有结果',
  look_hint: (run) => `查看${run}的内部`,
  figure: (run, { step, short, of, tested }) =>
    `${run}，第 ${format_count(step)} 步：${score_words[of](short, tested)}`,
  first: (run, { step, short, of, tested }) => [
    run,
    `走了 ${format_count(step)} 步，${score_words[of](short, tested)}`,
  ],
  other: (run, short) => [run, `：${short}`],
  comma: '；',
  end: '。',
  runs: '各次训练的分类区域',
  class_name: (label) => `类别 ${label}`,
  classes: (last) => `类别 0 … ${last}，见图中数字`,
  test_point: '测试点',
  above: '真实值偏高',
  below: '真实值偏低',
  point: '数据',
  score: (of, tested) =>
    of === 'numbers' ? `数字 = ${data(tested)}的均方误差` : `% = ${tested ? '测试' : '训练'}准确率`,
  across: '平面：横轴',
  up: '纵轴',
  components: '主成分',
  column: (number) => `x${number}`,
  plane: {
    own: (x, y) => `横轴 x1：${x}；纵轴 x2：${y}。`,
    number: (x, y) => `横轴 x：${x}；纵轴 y：${y}。`,
    columns: (first, second, others) =>
      `横轴 x${first}，纵轴 x${second}，其余 ${others} 列取均值；因此点的实际情况可能与它所在的位置不一致。`,
    principal: (share, others) =>
      `训练输入前两个主成分张成的平面，过均值，占总方差的 ${share}。其余 ${others} 个方向略去，因此点的实际情况可能与它所在的位置不一致。`,
    surface: '颜色越深，值越低；点越大，误差越大。',
    first_number: '图中是第一个预测值。',
  },
  range: (min, max) => `${format_number(min, { digits: 2 })} 到 ${format_number(max, { digits: 2 })}`,
};
