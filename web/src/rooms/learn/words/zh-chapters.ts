// SPDX-License-Identifier: MIT
/** 各章的中文文字。 */
import type { ChapterWords } from './words';

const one_step: ChapterWords = {
  title: '走一步',
  idea: '前向与损失、反向、更新、清零',
  article: '“引入”',
  text: [
    '文章把一次训练分成四个阶段：前向计算并求损失、反向传播、更新参数、清零梯度。本页把同样的一步分成五站：前向和损失各是一站，反向是一站，“更新”分成速度和更新两站，因为动量就住在速度里。清零梯度是最后一站末尾不起眼的一行，漏掉它的后果，第 {number_friction} 章会看到。',
    '网络是文章的 {network}，{samples} 个样本，{classes} 个类别，标签是随机的。文章的第一段代码只更新了 {tensor} 这一个张量（{first_tensor} 个数），足以说明道理；本页更新全部 {parameters} 个参数，和实际训练一样。',
  ],
  question: '起点的损失是 {start}，和瞎猜的 {guessing} 差不多。学习率 {lr_a}，只走一步，损失会变成多少？',
  answers: {},
  right: '猜对了。',
  wrong: '你猜的是 {guess}，很多人都这样想：梯度不是已经指出方向了吗？',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '走完一步，损失是 {after}，只降了 {fall}。梯度只在脚下这一点准确，所以每次只敢迈一小步；训练就是把这五站重复成千上万遍。怎样让每一遍都更有用，就是后面几章的事。',
  ],
  further: null,
  keys: { start: ['起点', ''], after: ['一步之后', ''], fall: ['降了', ''] },
  runs: {},
  figure: '一步之内的五站',
};

const step_size: ChapterWords = {
  title: '步长的两难',
  idea: '太小费时间，太大跳出去',
  article: '“引入”',
  text: [
    '一步只降一点，那就迈大些？学习率正是步长的旋钮。图中将从同一起点画出四条曲线：{lr_a}、{lr_b}、{lr_c} 和 {lr_d}，相邻两条差十倍，每条都更新全部 {parameters} 个参数。数据仍是文章的随机标签，没有动量。',
    '虚线是 ln {classes} = {guessing}：对 {classes} 个类别一无所知，只好瞎猜，每一类都给同样的概率，损失就是这么多。比它高，就是还不如瞎猜。',
  ],
  question:
    '文章的第一段代码用的是 lr = {lr_d}。如果用它更新全部 {parameters} 个参数，走 {steps} 步，损失能低于 {guessing} 吗？',
  answers: { yes: '能，迈得大总会到', no: '不能，一直在外面' },
  right: '猜对了。',
  wrong: '没有猜中，不过这样想很自然：步子大，起码该走得快。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '第一步就从 {start} 跳到 {leap}，之后 {steps} 步里最低也只到 {least}，始终不如瞎猜；可是从头到尾没有出现 NaN，程序不会报错。',
    '步子小，费的是时间：低于瞎猜，lr = {lr_a} 用了 {below_slow} 步，lr = {lr_b} 只用 {below_default} 步；之后两条都停在同一片高原上，走完是 {end_slow} 和 {end_default}。lr = {lr_c} 走得最远，到了 {end_fast}；再大十倍，就跳出去了。只调步长，快和稳只能选一样。',
  ],
  further: {
    ask: '文章那段代码其实只更新 {tensor} 这一个张量。lr = {lr_e} 在那里也会跳出去吗？',
    button: '画上文章自己的走法',
    answer:
      '不会。它那一步从 {start} 只降到 {listing}；接着走，也只是慢慢地降，{steps} 步后是 {end_listing}。这个学习率放在文章里并无害处，等到所有参数一起动，就太大了。',
  },
  keys: {
    leap: ['lr 最大，一步之后', ''],
    least: ['它此后最低', ''],
    end_slow: ['lr 最小，走完', ''],
    end_fast: ['走得最远的', ''],
  },
  runs: { a: 'lr {lr_a}', b: 'lr {lr_b}', c: 'lr {lr_c}', d: 'lr {lr_d}', e: '一个张量' },
  figure: '四个学习率的损失曲线',
};

const zig_zag: ChapterWords = {
  title: '山谷里的之字',
  idea: '最陡的方向不指向谷底',
  article: '“引入”',
  text: [
    '大步为什么会跳出去？把网络放到一边，看两个参数的损失：一条狭长的山谷，横向的弯曲是纵向的 {condition} 倍。圈线是等高线，小叉是谷底。',
    '普通梯度下降在每一点都沿最陡的方向走，也就是与等高线垂直、朝下的方向。',
  ],
  question: '站在起点，它的第一步会朝哪边走？画一支箭头。',
  answers: {},
  right: '方向对了，只差 {distance}。',
  wrong: '与实际差 {distance}。如果你指的是谷底，那是人会走的路：人看得见全图，梯度只看得见脚下。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '最陡的方向几乎正对着谷壁，与谷底的方向差了 {off}。于是它在两壁之间来回弹，横向的力气互相抵消；沿谷底只挪一点点，损失每 {tenth} 步才降到十分之一。',
    '想走快就得加大 lr，但谷壁先受不了：这里的 {lr} 已经接近极限。需要的是另一种办法，让来回的部分少一些，朝前的部分多一些。',
  ],
  further: null,
  keys: { off: ['偏离谷底的方向', ''], tenth: ['损失降到十分之一', '步'] },
  runs: {},
  figure: '狭长的山谷，用等高线画出',
};

const memory: ChapterWords = {
  title: '给下降一点记忆',
  idea: '方向一致就加速，来回就抵消',
  article: '“基本思路”',
  text: [
    '办法是给下降一点记忆。每一步先把旧速度乘以 γ 留下，再加上新的梯度：$v ← γv + g$，然后沿 v 走。γ = {zero} 什么也不记，就是普通梯度下降；γ 越接近 {one}，记得越久。',
    '看两种极端。一边梯度永远是 {one}，像平缓的长坡；另一边 +{one}、−{one} 交替，像在两壁之间弹。两边用同一个 γ，从 v = {zero} 出发。',
  ],
  question: '梯度一直是 {one}，γ = {gamma}，速度最后会到多少？',
  answers: {},
  right: '猜对了。',
  wrong: '你猜的是 {guess}。第二步确实是 {second}，但还会再加：每一步都留下旧的 {gamma} 倍，再添一份新的。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '速度停在 {end}：这时每一步减掉的 $({one}−γ)v$，恰好等于新添的 {one}，即 $v = {one}/({one}−γ)$。交替的那边只有 {alternating}，比不记忆时的 {one} 还小。',
    '同一个 γ，一边放大，一边刹车。它不用判断哪个方向好：一致的自己会累积，来回的自己会抵消。拖动 γ 看看两根柱子怎样变。',
  ],
  further: null,
  keys: { end: ['方向一致', ''], alternating: ['来回交替', ''] },
  runs: {},
  figure: '两根速度柱：梯度恒定与梯度交替',
};

const two_ways: ChapterWords = {
  title: '同一起点，两种走法',
  idea: '只差一个 γ',
  article: '“实现”',
  text: [
    '现在把动量放进文章的网络。标签换成学得会的。两边从同一组参数出发，用同样的数据、同样的学习率 {lr_a}，只差一个数：一边 γ = {gamma_a}，一边 γ = {gamma_b}。',
    '普通梯度下降从 {start} 出发，几步就降到瞎猜的 ln {classes} ≈ {guessing}，可是走完 {steps} 步才到 {plain}。中间是一片高原：梯度很小，路很长。梯度方向一致时速度会怎样，来回时又会怎样，第 {number_memory} 章已经算过。',
  ],
  question: '蓝线是普通梯度下降。在图上画出你猜的动量曲线：它会从哪一步开始下降，在哪一步到 {target}？',
  answers: {},
  right: '猜得很准：你画的曲线在第 {guess} 步到 {target}，只差 {distance} 步。',
  wrong: '你画的曲线在第 {guess} 步到 {target}，与实际差 {distance} 步。',
  never: '你画的曲线没有降到 {target}；它其实降得到，而且很突然。',
  skipped: '结果如下。',
  explanation: [
    '前 {together} 步，两条损失曲线看起来差不多，走法却不同。动量从起点下来得太快，冲过了头：第 {turn_at} 步几乎是正对着上坡走（余弦 {turn}），梯度把速度从 {swing} 刹到 {braked}。然后它才攒起速度：第 {hundred} 步降到 {at_hundred}，第 {reached} 步就到了 {target}，走完是 {end}。',
    '同是从损失 {high} 走到 {low}，普通梯度下降走了 {crossing_plain} 步，动量只走了 {crossing} 步，快到 {faster} 倍。如果方向永远一致，就是 {one}/({one}−γ) = {times} 倍。这正是文章说的：方向不变，就走大步。',
  ],
  further: {
    ask: '既然只是 {times} 倍，不用动量，直接把学习率调到 {large}，会一样快吗？',
    button: '画上这条线',
    answer:
      '等效步长一样，却要 {reached_large} 步，而不是 {reached} 步。大学习率把来回的方向也一起放大，动量只放大一致的方向。',
  },
  keys: { reached: ['动量，到达目标', '步'], plain: ['普通梯度下降，走完', '刚要离开高原'] },
  runs: { a: '梯度下降', b: '动量', c: 'lr {lr_c}' },
  figure: '普通梯度下降与动量的损失曲线',
};

const spellings: ChapterWords = {
  title: '一个公式，三种写法',
  idea: '文章的文字和代码并不相同',
  article: '“如何知道历史方向”与“实现”',
  text: [
    '“动量”有几种写法。文章的文字写的是经典写法：$v ← γv − lr·g$，$w ← w + v$，学习率乘在速度里面。文章的代码调用 optim.SGD，做的却是 $v ← γv + g$，$w ← w − lr·v$，学习率乘在外面。两处都没有错，只是没有说明它们不一样。',
    '还有一种平均写法：$v ← γv + ({one}−γ)g$。下面三种都用 lr = {lr_b}，γ = {gamma_b}，再加上 γ = {gamma_a} 的普通梯度下降作对照。',
  ],
  question: '哪两条曲线会几乎重合？',
  answers: {
    text_code: '经典写法和 optim.SGD',
    code_average: 'optim.SGD 和平均写法',
    text_average: '经典写法和平均写法',
  },
  right: '猜对了。',
  wrong: '不是这两条。差别不在减号还是加号，而在新梯度占多大分量。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '经典写法和 optim.SGD 只差舍入：{steps} 步里，损失的相对差最大 {text_code}。学习率不变时，乘在里面和外面是一回事。',
    '平均写法走完是 {average}，和普通梯度下降的 {plain} 几乎一样，而另外两条已到 {end}。({one}−γ) 把攒起来的又除了回去：看到别人的 γ，先问是哪种写法。',
  ],
  further: {
    ask: '第 {halved_at} 步把学习率减半，经典写法和 optim.SGD 还会重合吗？',
    button: '画上这两条线',
    answer:
      '分开了，相对差最大 {halved_apart}。经典写法的旧速度里存的是旧学习率，要过一阵才慢下来；optim.SGD 立刻整个减半。几步之后，前者是 {halved_text}，后者是 {halved_code}。',
  },
  keys: {
    text_code: ['经典与 optim.SGD，最大相对差', ''],
    average: ['平均写法，走完', ''],
    plain: ['普通梯度下降，走完', ''],
  },
  runs: { a: '梯度下降', b: 'optim.SGD', c: '经典写法', d: '平均写法', e: 'SGD，½ lr', f: '经典，½ lr' },
  figure: '三种写法与普通梯度下降的损失曲线',
};

const friction: ChapterWords = {
  title: 'γ 不是越大越好',
  idea: '没有摩擦，就停不下来',
  article: '“如何知道历史方向”',
  text: [
    'γ = {gamma_a} 这么有用，更大是不是更好？{one}−γ 就像摩擦：γ = {gamma_b} 时每步只减掉速度的 {lost_b}，γ = {gamma_c} 时只减掉 {lost_c}。速度能攒得更高，可是到了该停的地方，也没有什么让它停下来。',
  ],
  question: '蓝线是 γ = {gamma_a}，走到 {end}。画出 γ = {gamma_c} 的曲线，直到第 {steps} 步：它在哪里最低？',
  answers: {},
  right: '猜得很准：你画的最低点在第 {guess} 步，只差 {distance} 步。',
  wrong: '你画的最低点在第 {guess} 步，与实际差 {distance} 步。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '先赢后输：第 {lowest_at} 步低到 {lowest}，远低于蓝线；随后冲过了头，第 {above_at} 步又高过瞎猜的 {guessing}，走完是 {end_loose}。中间的 γ = {gamma_b} 走完是 {end_middle}，在这里恰好合适。',
  ],
  further: {
    ask: '如果忘了写 zero_grad，梯度一步步加在一起，会怎样？',
    button: '画上忘了清零',
    answer:
      '不清零时，每一步用的是至今所有梯度之和：g 变成了 $v ← v + g$。这正是 γ = {one} 的动量，一点摩擦也没有：先降到 {without}，走完又回到 {end_without}；这样的路上，连舍入误差都能左右终点。漏掉的那一行，就是摩擦。',
  },
  keys: { lowest_at: ['走到最低点', '步'], lowest: ['那时的损失', ''], above_at: ['又高过瞎猜', '步'] },
  runs: { a: 'γ {gamma_a}', b: 'γ {gamma_b}', c: 'γ {gamma_c}', d: '忘了清零' },
  figure: '几个 γ 的损失曲线',
};

const learnt: ChapterWords = {
  title: '走多步：学会还是背会',
  idea: '损失降了，不等于学会了',
  article: '“实现”',
  text: [
    '最后回到文章原来的数据，走 {steps} 步。{samples} 个样本的标签是随机抽的，和输入没有任何关系；动量仍然能把训练损失一路降下去。',
    '实线是训练数据的准确率，虚线是一批新数据的准确率：新数据同样随机产生，网络从没见过。',
  ],
  question: '走完时，训练数据几乎全对。新数据能答对多少？',
  answers: {},
  right: '猜对了：比瞎猜好不了多少。',
  wrong: '你猜的是 {guess}。题目里其实藏着答案：标签是随机的，没有规律可学。',
  never: '',
  skipped: '结果如下。',
  explanation: [
    '训练准确率 {trained}，新数据只有 {fresh}，和瞎猜的 {tested} 差不多；新数据的损失更是 {fresh_loss}，比瞎猜的 {guessing} 差得多，因为它错得很自信。它没有学会，只是背会了，动量让它背得更快。',
    '所以动量是一种走法，不是一种智慧。它帮你更快到达损失指的地方；那个地方值不值得去，要看数据，要看没见过的样本。',
  ],
  further: null,
  keys: { trained: ['训练数据', ''], fresh: ['新数据', ''], fresh_loss: ['新数据的损失', ''] },
  runs: { b: '动量' },
  figure: '训练数据与新数据的准确率',
};

export const chapters: Readonly<Record<string, ChapterWords>> = {
  one_step,
  step_size,
  zig_zag,
  memory,
  two_ways,
  spellings,
  friction,
  learnt,
};
