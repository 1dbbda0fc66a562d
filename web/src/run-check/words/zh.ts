// SPDX-License-Identifier: MIT
/** 与一次训练可能的不同之处，用 PyTorch 的说法。 */
import type { CauseWords, en } from './en';

const ORDERS: Readonly<Record<string, string>> = {
  randperm: '用 randperm 打乱',
  sequential: '按顺序',
  dataloader: '由 DataLoader 打乱',
};

const flag = (name: string, on: string, off: string): CauseWords => ({
  title: (value) => (value === 'true' ? name : `没有 ${name}`),
  why: (value) => (value === 'true' ? on : off),
});

export const zh: typeof en = {
  causes: {
    zero_grad: {
      title: (value) => (value === 'true' ? '调用了 zero_grad()' : '缺少 zero_grad()'),
      why: (value) =>
        value === 'true'
          ? '梯度每步清零，下一步只用自己的梯度。'
          : '每个梯度都留着，下一个又加上去，所以步子随所有过去的梯度变大。',
    },
    zero_grad_early: {
      title: () => 'zero_grad() 在 backward() 与 step() 之间',
      why: () => '梯度还没用就清零了，所以什么都不动。',
    },
    no_step: {
      title: () => '没有 step()，或 lr 为 0',
      why: () => '权重一直是抽到的样子，所以每行都等于第一行。',
    },
    step_twice: {
      title: () => 'step() 调用了两次',
      why: () => '每个梯度用来更新了两次。',
    },
    new_optimizer: {
      title: () => '优化器在循环里重建',
      why: () => '每一步缓冲都是空的，所以什么也没有传下去。',
    },
    rule: {
      title: (value, of) => `${of}，lr ${value}`,
      why: (_, of) => `权重按另一条规则 ${of} 移动。`,
    },
    average: {
      title: (value) => (value === 'true' ? '取平均，(1−γ)g' : '用 v ← γv + g，而不是 (1−γ)g'),
      why: (value) =>
        value === 'true'
          ? '取平均 v ← γv + (1−γ)g，使每一步只有 1−γ 倍长。'
          : '没有因子 1−γ，每一步是 1/(1−γ) 倍长。',
    },
    lr: { title: (value) => `lr ${value}`, why: (value) => `每一步沿速度走 lr ${value} 倍。` },
    momentum: {
      title: (value) => `γ = ${value}`,
      why: (value) =>
        value === '0' ? '步与步之间什么也不传：普通的梯度下降。' : `每一步把速度的 γ = ${value} 倍传下去。`,
    },
    weight_decay: {
      title: (value) => `权重衰减 ${value}`,
      why: (value) => (value === '0' ? '梯度里没有加上权重。' : `每个权重的 ${value} 倍加进它的梯度。`),
    },
    dampening: {
      title: (value) => `阻尼 dampening ${value}`,
      why: () => '从第二步起，梯度只以 1 − dampening 倍进入速度。',
    },
    nesterov: flag(
      'nesterov=True',
      'Nesterov 的步子向前看：按 g + γv 移动。',
      '步子只按速度移动，不向前看。',
    ),
    maximize: flag('maximize=True', '权重朝损失增大的方向走。', '权重朝损失减小的方向走。'),
    sign: {
      title: () => '符号错了：w += lr·v',
      why: () => '权重朝损失增大的方向走，与 maximize=True 一样。',
    },
    stale_buffer: {
      title: (value) => (value === 'true' ? '先动 w，后更新 v' : '先更新 v，后动 w'),
      why: (value) =>
        value === 'true' ? '每一步都沿上一步的速度走；第一步不动。' : '每一步沿加进了这一步梯度的速度走。',
    },
    option: {
      title: (value, of) => `${of} = ${value}`,
      why: (value, of) => `建优化器时用了 ${of} = ${value}。`,
    },
    no_schedule: {
      title: (_, of) => `没有学习率计划（${of}）`,
      why: () => '学习率一直是开始时的值。',
    },
    reduction: {
      title: (value) => (value === 'sum' ? "用了 reduction='sum'" : "用了 reduction='mean'"),
      why: (value) =>
        value === 'sum'
          ? '对样本求和而不是取平均：损失和梯度都大那么多倍。'
          : '对样本取平均而不是求和：损失和梯度都小那么多倍。',
    },
    softmax: {
      title: (value) =>
        value === 'true' ? 'CrossEntropyLoss 之前又用了 softmax' : 'CrossEntropyLoss 之前没有 softmax',
      why: (value) =>
        value === 'true'
          ? 'CrossEntropyLoss 自带 softmax，所以用了两次。'
          : 'CrossEntropyLoss 直接用网络的输出。',
    },
    bias: {
      title: (value) => `层用了 bias=${value === 'true' ? 'True' : 'False'}`,
      why: (value) => (value === 'true' ? '各层有偏置。' : '各层没有偏置，所以抽到别的权重。'),
    },
    net_first: {
      title: (value) => (value === 'true' ? '先建网络，后抽数据' : '先抽数据，后建网络'),
      why: () => '同样的随机数用到了别处：种子之后是先网络还是先 x 和 y。',
    },
    default_dtype: {
      title: (value) => `默认类型 ${value}`,
      why: (value) => `数据和权重按 ${value} 抽取，同一个种子得到别的数。`,
    },
    batch: {
      title: (value, of) => `批大小 ${value}，${ORDERS[of] ?? of}`,
      why: (value) => `每一步看 ${value} 个样本，损失是它们的。`,
    },
    full_batch: {
      title: () => '全部数据作一批',
      why: () => '每一步看全部样本。',
    },
    only: {
      title: (_, of) => `只训练 ${of}`,
      why: (_, of) => `只把 ${of} 交给了优化器；其余一直是抽到的样子。`,
    },
    all_tensors: {
      title: () => '训练全部张量',
      why: () => '把 net.parameters() 交给了优化器。',
    },
    no_biases: {
      title: () => '没有训练偏置',
      why: () => '只把权重交给了优化器；偏置一直是抽到的样子。',
    },
    seed: { title: (value) => `种子 ${value}`, why: () => '抽到了别的数据和别的权重。' },
    init: {
      title: (value) => `权重用 ${value} 初始化`,
      why: (value) => `权重按 ${value} 抽取。`,
    },
    activation: {
      title: (value, of) => `${of} 之后用 ${value}`,
      why: (value, of) => `${of} 的后面是 ${value}。`,
    },
    no_activation: {
      title: (_, of) => `${of} 之后没有激活函数`,
      why: (_, of) => `${of} 的输出原样传下去。`,
    },
    after: {
      title: () => '更新之后才打印损失',
      why: () => '每行都是更新后的损失：一切都早了一步。',
    },
    running_mean: {
      title: () => '打印的是累计平均',
      why: () => '每行是到此为止所有损失的平均。',
    },
  },
  and: (one, other) => `${one}，并且 ${other}`,
};
