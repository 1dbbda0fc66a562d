// SPDX-License-Identifier: MIT
/** 各个对比方、它们的选项和排行榜的中文文字。 */
import type { Messages } from './en';

export const runs: Messages['runs'] = {
  title: '对比',
  add: '添加一方',
  add_hint: '从同一起点再加一方，立即补走其他各方已走的步数',
  count: (count, most) => `${count} / ${most}`,
  same_start: '同一起点',
  other_start: '起点不同',
  same_start_hint: '初始参数的哈希值，各方相同',
  same_order: '同样的批次',
  same_order_hint: '第一轮样本次序的哈希值，各方相同',
  loss: '损失',
  open_hint: '展开这一方的设置；右侧面板随之观察它',
  hidden_mark: '已隐藏',
  edits: {
    title: '✎ 手动设定：',
    one: (name, value, step) => `第 ${step} 步 ${name} = ${value}`,
    comma: '，',
    more: (count) => `，此前还有 ${count} 处`,
    back: '撤销',
    back_hint: '去掉手动设定，按设置重新走一遍',
  },
  name: '名称',
  name_label: (run) => `${run}：名称`,
  name_hint: '留空时按更新规则命名',
  colour: '颜色',
  colour_label: (run) => `${run}：颜色`,
  colours: { a: '蓝', b: '朱红', c: '绿', d: '紫', e: '黑', f: '赭' },
  rule: '更新规则',
  rule_label: (run) => `${run}：更新规则`,
  rule_hint: '梯度怎样变成一步。立即生效，选项取该规则的常用值',
  rules: { sgd: 'SGD', adam: 'Adam', rmsprop: 'RMSprop', adagrad: 'Adagrad' },
  option_label: (run, option) => `${run}：${option}`,
  without: (option) => `无 ${option}`,
  more: '更多选项',
  schedule: '调度',
  schedule_label: (run) => `${run}：学习率调度`,
  schedule_hint: '学习率怎样随步数变化。与 PyTorch 的调度器相同，每次更新走一步',
  schedules: {
    constant: '不变',
    step: 'StepLR',
    exponential: 'ExponentialLR',
    cosine: 'CosineAnnealingLR',
  },
  lr_now: (now, set) => `按调度，下一步的学习率是 ${now}（设定值 ${set}）。`,
  schedule_curve: (from, to, steps) => `学习率在 ${steps} 步内从 ${from} 变到 ${to}`,
  pin: '留存',
  pin_hint: '把现在的运行存到这台浏览器的“留存”里，并画在正在跑的旁边',
  pin_label: (run) => `留存${run}`,
  pin_done: (run) => `已留存：${run}`,
  pin_refused: '“留存”里放不下了',
  pinned: '已留存',
  duplicate: '复制',
  duplicate_hint: '再加一方，设置相同',
  hide: '隐藏',
  show: '显示',
  hide_hint: '隐藏后仍在训练，只是不画出来',
  remove: '移除',
  remove_hint: '移除这一方；再次添加时恢复它的设置',
  up: (run) => `${run}：上移`,
  down: (run) => `${run}：下移`,
  trains: '训练',
  trains_all: '全部张量',
  zero_grad_hint: '每一步结束时把梯度清零；忘了清零，梯度就越积越多。改动后这个运行从头开始',
  trains_hint: '交给优化器的张量，如 optim.SGD([linear1.weight], …)；改动后这个运行从头走起',
  article_words:
    '文章的文字是 v ← γ·v − lr·g（经典写法），代码 optim.SGD 做的是 v ← γ·v + g：学习率不变时，两者走的是同一条路。',
  plain: '普通梯度下降',
  plain_short: '梯度下降',
  momentum: '动量',
  nesterov: 'Nesterov',
  amsgrad: 'AMSGrad',
  lr_label: (run) => `${run}：学习率 lr`,
  lr_slider: (run) => `${run}：学习率滑块`,
  momentum_label: (run) => `${run}：动量 γ`,
  momentum_slider: (run) => `${run}：动量 γ 滑块`,
  convention_label: (run) => `${run}：动量写法`,
  conventions: { pytorch: 'PyTorch', classical: '经典', average: '平均' },
  effective: '等效步长',
  words: {
    plain: '每一步都沿梯度的反方向走。',
    pytorch: '保留一部分速度，加上梯度，再朝反方向走。',
    classical: '学习率已经含在速度里，每一步的位移就是速度。',
    average: '速度是梯度的滑动平均，步长只有 (1−γ) 倍。',
    stale: '先按旧速度走一步，再更新速度：总是晚一个梯度。',
    nesterov: '向前看一步：用梯度加上即将到来的速度更新。',
    adam: '梯度的滑动平均除以平方滑动平均的根：每个参数一步大约走 lr。',
    rmsprop: '梯度除以其平方滑动平均的根：陡的方向被压住。',
    adagrad: '梯度除以迄今全部平方和的根：步子只会越来越小。',
    maximize: 'maximize：往上坡走，与别人相反。',
  },
};

export const options: Messages['options'] = {
  lr: { label: '学习率 lr', hint: '学习率：每一步走多远。改动立即生效' },
  momentum: { label: '动量 γ', hint: 'γ：每一步保留多少速度；0 表示一点不留' },
  dampening: { label: '阻尼', hint: '梯度乘以 1 − 阻尼后计入速度' },
  weight_decay: { label: '权重衰减', hint: '把参数的这一比例加进它的梯度' },
  nesterov: { label: 'Nesterov', hint: 'Nesterov 的前瞻：用 g + γ·v 更新' },
  maximize: { label: '往上坡走', hint: '朝损失增大的方向更新' },
  convention: { label: '写法', hint: '动量有几种写法，各个库和教科书不尽相同' },
  stale_buffer: { label: '旧速度', hint: '手写循环的常见错误：速度还没更新，参数就已经走了一步' },
  beta1: { label: 'β₁', hint: '梯度滑动平均保留的比例' },
  beta2: { label: 'β₂', hint: '梯度平方的滑动平均保留的比例' },
  eps: { label: 'ε', hint: '加在分母的根上，避免除以零' },
  amsgrad: { label: 'AMSGrad', hint: '除以迄今最大的平方平均' },
  alpha: { label: 'α', hint: '梯度平方的滑动平均保留的比例' },
  centered: { label: '中心化', hint: '除以梯度的方差，而不是平方的平均' },
  lr_decay: { label: '学习率衰减', hint: '学习率除以 1 + (步数 − 1)·衰减' },
  initial_accumulator_value: { label: '初始累积', hint: '平方和从这个值开始' },
  step_size: { label: '间隔步数', hint: 'step_size：每走这么多步，学习率乘一次系数' },
  gamma: { label: '系数', hint: 'gamma：学习率乘以它' },
  T_max: { label: '半个周期', hint: 'T_max：从最高到最低学习率的步数' },
  eta_min: { label: '最低学习率', hint: 'eta_min：半个周期末尾的学习率' },
  warmup_steps: { label: '预热步数', hint: '学习率在这么多步内线性上升，之后调度才开始计数' },
  warmup_start_factor: { label: '预热起点', hint: 'start_factor：预热从学习率的这一比例开始' },
};

export const build: Messages['build'] = {
  softmax: '两次 softmax',
  reduction: { mean: '损失取平均', sum: '损失求和' },
  sampler: { randperm: 'randperm 次序', sequential: '按顺序', dataloader: 'DataLoader 次序' },
  default_dtype: { float32: '按 float32 抽取', float64: '按 float64 抽取' },
  net_first: '先建网络后抽数据',
  bias: '偏置',
  hint: '与通常不同：取消勾选即恢复通常的设置；改动后这个运行从头开始',
};

export const network: Messages['network'] = {
  title: '网络',
  parameters: (count) => `${count} 个参数`,
  layers: (shape) => `从输入到输出的各层：${shape}`,
  input: (units) => `${units} 个特征`,
  output: (units) => `${units} 个输出`,
  layer: (number) => `隐藏层 ${number}`,
  open_hint: '修改这一层；改动后这个运行从头走起',
  add: '添加一层',
  add_hint: '在输出前再加一个隐藏层；从头开始',
  units: '单元数',
  units_hint: '这一层有多少个单元',
  fewer: '减少单元',
  more: '增加单元',
  activation: '激活函数',
  activations: {
    identity: '无',
    relu: 'ReLU',
    sigmoid: 'Sigmoid',
    tanh: 'Tanh',
    leaky_relu: 'LeakyReLU',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'Softplus',
  },
  remove: '移除',
  init: '初始化',
  init_hint: '初始参数怎样抽取；改动后这个运行从头走起',
  inits: {
    pytorch: 'PyTorch 默认',
    xavier_uniform: 'Xavier 均匀分布',
    kaiming_uniform: 'Kaiming 均匀分布',
    zeros: '全零',
  },
  article: '文章的 20-13-8-3',
  suited: (shape) => `适合它们的网络：${shape}`,
};

export const board: Messages['board'] = {
  title: '排行榜',
  at_step: (step) => `第 ${step} 步 · 点表头排序`,
  sort: (head) => `按“${head}”排序`,
  run: '方法',
  steps: (target) => `达到 ${target} 的步数`,
  best: '最低损失',
  accuracy: '准确率',
  test_accuracy: '测试准确率',
  mistakes: '错误数',
  time: 'µs/步',
  not_yet: '尚未',
  by: (step) => `≤ ${step}`,
};

export const presets: Messages['presets'] = {
  title: '预设',
  hint: '现成的实验设置，选择后从头开始',
  own: '自定义设置',
  names: {
    learnable: '有规律的标签',
    article: '文章的实验，种子 22',
    listing: '文章的第一段代码',
    plunge: '全部参数用 lr 10',
    nesterov: '动量还是 Nesterov',
    rules: '四种规则',
    batches: '小批量',
    friction: 'γ 太大',
    zeros: '全零学不会',
    linear: '没有隐藏层',
  },
  notes: {
    learnable: '看各条曲线在哪里碰到目标：有动量所需步数只有九分之一。',
    article: '随机标签只能死记硬背：普通梯度下降像是卡住了 4,000 步，有动量则不然。',
    listing: '只走一步，只更新 linear1.weight：看损失从 1.1368 变成 1.1362。',
    plunge: '看第一步：两方都被甩得老远，之后也很难回来。',
    nesterov: '看两条曲线在哪里分开：向前看一步，拐弯略早，208 步对 210 步。',
    rules: '同一起点，梯度的四种用法：看排行榜，Adam 最先，普通梯度下降最后。',
    batches: '每批 32 个样本：看单个批次的浅色损失上下跳动，全部数据的损失却在下降。',
    friction: 'γ 0.999 几乎没有阻力：开始领先，随后冲过头，反而落后。',
    zeros: '权重全部从零开始：同一层的单元始终一样，损失停在 ln 3 附近。',
    linear: '没有隐藏层时，损失只是一个碗：看有动量时快多少。',
  },
};

const ends = ({ min = '', max = '', over, under }: Record<string, string>): string => {
  if (min === '' && max === '') return '任何有限值';
  if (min === '') return `${under ? '小于' : '不大于'} ${max}`;
  if (max === '') return `${over ? '大于' : '不小于'} ${min}`;
  if (!over && !under) return `${min} 到 ${max}`;
  return `${over ? '大于' : '不小于'} ${min}，${under ? '小于' : '不大于'} ${max}`;
};

const UNITS: Readonly<Record<string, string>> = { values: ' 个数', layers: ' 层', bytes: ' 字节' };

/** 内核允许什么：代号、数和名字；没有代号的不说。 */
const ALLOWED: Readonly<Record<string, (...values: string[]) => string>> = {
  number: (low, high, integer, over, under) => {
    const end = (value = '') => (Math.abs(Number(value)) === Number.MAX_VALUE ? '' : value);
    const flag = (value = '0') => (value === '0' ? '' : value);
    const range = { min: end(low), max: end(high), over: flag(over), under: flag(under) };
    return `${integer === '1' ? '整数，' : ''}${ends(range)}`;
  },
  one_of: (...names) => names.join('、'),
  at_most: (most, unit = '') => `最多 ${most}${UNITS[unit] ?? ''}`,
  share: (samples) => `${samples} 个样本分开后，训练和测试都要有样本`,
  share_of_classes: (most, of) => `每一类都要留下训练样本，${of} 个样本中最多取 ${most} 个`,
};

export const allowed: Messages['allowed'] = ({ code = '', ...values }) => {
  const places = Object.keys(values).filter((key) => /^\d+$/.test(key));
  return ALLOWED[code]?.(...places.map((place) => values[place] ?? '')) ?? '';
};

export const problem: Messages['problem'] = {
  'problem.not_a_number': () => '这不是数：请写成 0.1 或 1e-3 的形式',
  'problem.grouped': () => '数字之间不能有空格或分隔号：请写 1000，不要写 1 000 或 1,000',
  'problem.not_an_integer': (range) => `只能是整数，${ends(range)}`,
  'problem.range': (range) => `允许的范围：${ends(range)}`,
  'problem.choice': ({ choices }) => `可选：${choices}`,
  'problem.no_tensor': () => '至少要有一个张量',
  'problem.tensors': ({ choices }) => `可选：${choices}，用逗号隔开`,
  'problem.network': ({ max, layers }) =>
    `请写成 13relu-8sigmoid 的形式，或者 none：最多 ${layers} 层，每层 1 到 ${max} 个单元`,
  'problem.runs': ({ choices }) => `只能用 ${choices} 中的字母，每个一次`,
  'problem.needs': ({ field, needs, above, equals }) =>
    `${field} 要求 ${needs} ${above === undefined ? `= ${equals}` : `> ${above}`}`,
  'problem.refused': (refusal) => {
    const words = allowed(refusal);
    return `训练内核不接受 ${refusal.path} = ${refusal.got}${words && `：${words}`}`;
  },
  'problem.did_you_mean': ({ keys }) => `这是单个对比方的设置：是不是 ${keys}？`,
  'problem.unknown_key': () => '没有这个名字的设置',
  'problem.no_run': ({ run, runs }) => `runs=${runs} 里没有对比方 ${run}`,
  'problem.no_data': () => '数据没有取到：第一次用要联网',
  'problem.painted': () => '画出的点不完整：链接在传送途中被截断或改动了',
  'problem.no_table': () => '链接带不走表格，请重新选择文件',
  'problem.no_option': ({ of }) => `${of} 没有这个选项`,
  'problem.repeated_key': () => '出现了两次，采用第一个',
  'problem.change': () => '中途的改动要写成 值@步数，步数递增',
};
