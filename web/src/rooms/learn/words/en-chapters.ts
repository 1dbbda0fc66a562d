// SPDX-License-Identifier: MIT
/** English words of the chapters. */
import type { ChapterWords } from './words';

const one_step: ChapterWords = {
  title: 'One step',
  idea: 'Forward with loss, backward, update, clearing',
  article: '“Introduction”',
  text: [
    'The article tells training in four stages: forward with the loss, backward, update, clearing the gradients. This page walks the same step through five stations: forward and loss apart, backward, and the update as two, velocity and update, since the velocity is where momentum lives. Clearing, zero_grad, is the quiet line at the end of the last station: chapter {number_friction} shows what becomes of those who forget it.',
    'The network is the article’s {network}, with {samples} samples of {classes} classes and random labels. The article’s first listing updates one tensor, {tensor} ({first_tensor} numbers), which is enough to make the point; this page updates all {parameters}, as a real training does.',
  ],
  question:
    'The loss starts at {start}, near guessing ({guessing}). After a single step with learning rate {lr_a}, what is it?',
  answers: {},
  right: 'That is it.',
  wrong: 'You said {guess}. Many do: after all, the gradient knows the way.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'After one step the loss is {after}: it fell by {fall}. A gradient is exact only where you stand, so each step has to be small, and training is these five stations thousands of times over. The next chapters are about making each of them count.',
  ],
  further: null,
  keys: { start: ['At the start', ''], after: ['After one step', ''], fall: ['It fell by', ''] },
  runs: {},
  figure: 'The five stations of a step',
};

const step_size: ChapterWords = {
  title: 'The step-size dilemma',
  idea: 'Too small takes long, too large jumps out',
  article: '“Introduction”',
  text: [
    'If one step gains so little, why not a larger one? The learning rate is the knob. Four runs will leave the same start: {lr_a}, {lr_b}, {lr_c} and {lr_d}, each ten times the last, and each moving all {parameters} parameters. The labels are still the article’s random ones, and there is no momentum.',
    'The dashed line is ln {classes} = {guessing}, the loss of somebody who knows nothing and gives all {classes} classes equal odds. Above it, you do worse than guessing.',
  ],
  question:
    'The article’s first listing has lr = {lr_d}. With that rate on all {parameters} parameters, will the loss get below {guessing} within {steps} steps?',
  answers: { yes: 'Yes, big steps get there', no: 'No, it stays outside' },
  right: 'That is it.',
  wrong: 'Not this time, though the thought is natural: big steps ought to be fast at least.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'Its first step leaps from {start} to {leap}, and in {steps} steps it never gets below {least}: worse than guessing all the way. Yet there is no NaN, so no program complains.',
    'Small steps pay in time: lr = {lr_a} gets below guessing after {below_slow} steps, lr = {lr_b} after {below_default}. Then the same plateau holds both, at {end_slow} and {end_default}. The run at lr = {lr_c} got furthest, to {end_fast}; ten times that leaps out. With the step size alone you choose between fast and safe.',
  ],
  further: {
    ask: 'The listing itself moves one tensor only, {tensor}. Does lr = {lr_e} leap there, too?',
    button: 'Draw the listing’s own run',
    answer:
      'No: its one step goes from {start} to {listing}, and further ones fall as gently, to {end_listing} after {steps}. The rate is harmless where the article has it, and is not once everything moves.',
  },
  keys: {
    leap: ['Largest lr, after one step', ''],
    least: ['Its lowest from then on', ''],
    end_slow: ['Smallest lr, at the end', ''],
    end_fast: ['The best of the four', ''],
  },
  runs: { a: 'lr {lr_a}', b: 'lr {lr_b}', c: 'lr {lr_c}', d: 'lr {lr_d}', e: 'One tensor' },
  figure: 'Losses of four learning rates',
};

const zig_zag: ChapterWords = {
  title: 'Zig-zag in the ravine',
  idea: 'The steepest way does not point to the bottom',
  article: '“Introduction”',
  text: [
    'Why do large steps jump out? Put the network aside and look at a loss of two parameters: a long ravine, {condition} times as curved across as along. The rings are lines of equal height, the cross is the bottom.',
    'Plain gradient descent always takes the steepest way: straight across the line of equal height it stands on, downwards.',
  ],
  question: 'From the start, which way does its first step go? Draw an arrow.',
  answers: {},
  right: 'Right, {distance} off.',
  wrong:
    '{distance} off. If you aimed at the bottom, that is what a person would do: you see the map, the gradient sees the ground at its feet.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'The steepest way runs nearly into the opposite wall, {off} away from the bottom. So the path bounces from wall to wall, wasting its strength across, and creeps along the floor: the loss takes {tenth} steps to fall to a tenth.',
    'A larger lr would creep faster, but the walls forbid it: {lr} is close to the most they bear. What is needed is less of the back and forth, and more of the way ahead.',
  ],
  further: null,
  keys: { off: ['Away from the bottom', ''], tenth: ['Loss to a tenth', 'steps'] },
  runs: {},
  figure: 'A long ravine from above, by lines of equal height',
};

const memory: ChapterWords = {
  title: 'A little memory',
  idea: 'Same direction adds up, back and forth cancels',
  article: '“Basic idea”',
  text: [
    'The remedy is a little memory. Each step keeps γ times the old velocity and adds the new gradient, $v ← γv + g$; then it moves along v. With γ = {zero} nothing is remembered and this is plain descent; the closer γ is to {one}, the longer the memory.',
    'Take the two extremes. On the left the gradient is always {one}, as on a long gentle slope. On the right it alternates, +{one} and −{one}, as between two walls. Both have the same γ and begin at v = {zero}.',
  ],
  question: 'If the gradient is {one} for ever and γ = {gamma}, where does the velocity end?',
  answers: {},
  right: 'That is it.',
  wrong:
    'You said {guess}. After two steps it is {second}, and it keeps growing: each step keeps {gamma} of the old and adds {one} more.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'It settles at {end}, where what each step loses, $({one}−γ)v$, is what the gradient brings, {one}: so $v = {one}/({one}−γ)$. The alternating side is left with {alternating}, less than the {one} it would have without memory.',
    'One γ speeds up and brakes, and never has to decide which: agreement adds up by itself, disagreement cancels by itself. Drag γ and watch both bars.',
  ],
  further: null,
  keys: { end: ['Always the same way', ''], alternating: ['Back and forth', ''] },
  runs: {},
  figure: 'Two bars of velocity: under a constant gradient and under an alternating one',
};

const two_ways: ChapterWords = {
  title: 'One start, two ways',
  idea: 'Only γ differs',
  article: '“Implementation”',
  text: [
    'Now momentum enters the article’s network, this time with labels that can be learnt. Both runs start from the same parameters, with the same data and the same learning rate {lr_a}. One number differs: γ = {gamma_a} here, γ = {gamma_b} there.',
    'Plain descent gets from {start} to ln {classes} ≈ {guessing}, the loss of guessing, within a few steps; after {steps} it is at {plain}. Between lies a plateau: the gradients are small, and the walk is long. Chapter {number_memory} worked out what a velocity makes of gradients that agree, and of those that do not.',
  ],
  question:
    'The blue line is plain descent. Draw momentum’s: when will it start to fall, and when does it get to {target}?',
  answers: {},
  right: 'Well judged: yours meets {target} at step {guess}, only {distance} off.',
  wrong: 'Yours meets {target} at step {guess}, {distance} steps off.',
  never: 'Yours never meets {target}. The real one does, and all of a sudden.',
  skipped: 'This is what happens.',
  explanation: [
    'For the first {together} steps the losses look alike, but the ways do not. Momentum comes down the start too fast and swings past: at step {turn_at} it climbs almost straight uphill (cosine {turn}), and the gradients brake the velocity from {swing} to {braked}. Only then does it gather speed: {at_hundred} at step {hundred}, {target} at step {reached}, and {end} at the end.',
    'From a loss of {high} to {low}, plain descent walks {crossing_plain} steps, momentum {crossing}: {faster} times as fast. Gradients that agreed for ever would make it {one}/({one}−γ) = {times}. That is the article’s point: as long as the direction holds, take big steps.',
  ],
  further: {
    ask: 'If it is just a factor of {times}, would plain descent with lr = {large} be as fast?',
    button: 'Draw this one, too',
    answer:
      'It has the same effective step, and needs {reached_large} steps instead of {reached}. A large learning rate magnifies the back and forth as well; momentum magnifies only what agrees.',
  },
  keys: {
    reached: ['Momentum gets there at step', ''],
    plain: ['Plain descent, at the end', 'hardly off the plateau'],
  },
  runs: { a: 'Plain GD', b: 'Momentum', c: 'lr {lr_c}' },
  figure: 'Losses of plain gradient descent and of momentum',
};

const spellings: ChapterWords = {
  title: 'One formula, three spellings',
  idea: 'The article’s text is not its code',
  article: '“Knowing the past direction” and “Implementation”',
  text: [
    '“Momentum” is spelt in several ways. The article’s text has the classical one, $v ← γv − lr·g$, then $w ← w + v$: the learning rate is inside the velocity. Its code calls optim.SGD, which does $v ← γv + g$, then $w ← w − lr·v$: the learning rate is outside. Neither is wrong; that they differ is just not said.',
    'A third spelling averages: $v ← γv + ({one}−γ)g$. All three run here with lr = {lr_b} and γ = {gamma_b}, beside plain descent with γ = {gamma_a}.',
  ],
  question: 'Which two curves will all but coincide?',
  answers: {
    text_code: 'Classical and optim.SGD',
    code_average: 'optim.SGD and averaging',
    text_average: 'Classical and averaging',
  },
  right: 'That is it.',
  wrong: 'Not those two. What matters is not the sign but how much weight a new gradient gets.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'Classical and optim.SGD differ by rounding alone: over {steps} steps their losses are never more than {text_code} apart, relatively. As long as the learning rate is constant, inside or outside makes no difference.',
    'Averaging ends at {average}, almost where plain descent does ({plain}), while the other two are at {end}. Its ({one}−γ) divides away what was gathered. When somebody tells you their γ, ask which spelling.',
  ],
  further: {
    ask: 'At step {halved_at} the learning rate is halved. Do classical and optim.SGD still coincide?',
    button: 'Draw these two',
    answer:
      'They part, by up to {halved_apart} relatively. Classical velocity was saved up at the old learning rate and takes a while to slow down; optim.SGD halves all of its step at once. A few steps on, the one is at {halved_text}, the other at {halved_code}.',
  },
  keys: {
    text_code: ['Classical and optim.SGD, furthest apart', ''],
    average: ['Averaging, at the end', ''],
    plain: ['Plain descent, at the end', ''],
  },
  runs: {
    a: 'Plain GD',
    b: 'optim.SGD',
    c: 'Classical',
    d: 'Averaging',
    e: 'SGD, ½ lr',
    f: 'Class., ½ lr',
  },
  figure: 'Losses of three spellings of momentum and of plain descent',
};

const friction: ChapterWords = {
  title: 'More γ is not better',
  idea: 'Without friction nothing stops',
  article: '“Knowing the past direction”',
  text: [
    'If γ = {gamma_a} is that good, is more better? Think of {one}−γ as friction: γ = {gamma_b} rubs off {lost_b} of the velocity each step, γ = {gamma_c} only {lost_c}. It can get faster than ever, and nothing slows it where it ought to stop.',
  ],
  question:
    'The blue line is γ = {gamma_a}, which ends at {end}. Draw γ = {gamma_c} up to step {steps}: where is it lowest?',
  answers: {},
  right: 'Well judged: yours is lowest at step {guess}, only {distance} off.',
  wrong: 'Yours is lowest at step {guess}, {distance} steps off.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    'It wins, then it loses. At step {lowest_at} it is down to {lowest}, far below the blue line; then it overshoots, is back above guessing ({guessing}) at step {above_at}, and ends at {end_loose}. In between, γ = {gamma_b} ends at {end_middle} and is just right here.',
  ],
  further: {
    ask: 'And if you forget zero_grad, so that gradients pile up step after step?',
    button: 'Draw “forgot zero_grad”',
    answer:
      'Each step then uses the sum of all gradients so far, $v ← v + g$. That is momentum with γ = {one} and no friction at all: down to {without}, and at the end back up to {end_without}; on such a way even rounding decides where it ends. The line you forgot was the friction.',
  },
  keys: {
    lowest_at: ['Lowest at step', ''],
    lowest: ['Its loss there', ''],
    above_at: ['Above guessing again at step', ''],
  },
  runs: { a: 'γ {gamma_a}', b: 'γ {gamma_b}', c: 'γ {gamma_c}', d: 'No zeroing' },
  figure: 'Losses of several γ',
};

const learnt: ChapterWords = {
  title: 'Many steps: learnt or memorised?',
  idea: 'A falling loss is not learning',
  article: '“Implementation”',
  text: [
    'Back to the article’s own data, for {steps} steps. The labels of its {samples} samples were drawn at random and have nothing to do with the inputs; momentum brings the training loss down all the same.',
    'The solid line is accuracy on the training data. The dashed one is for new data, drawn in the same way, which the network has never seen.',
  ],
  question: 'In the end nearly all training samples are right. How many of the new ones?',
  answers: {},
  right: 'That is it: little better than guessing.',
  wrong:
    'You said {guess}. The answer hides in the set-up: the labels are random, there is no rule to learn.',
  never: '',
  skipped: 'This is what happens.',
  explanation: [
    '{trained} of the training data, {fresh} of the new: close to the {tested} of guessing. The loss on new data is {fresh_loss}, far worse than guessing’s {guessing}, because the network is wrong and sure of it. It learnt nothing; it memorised, and momentum made it memorise faster.',
    'So momentum is a way of walking, not a kind of wisdom. It takes you sooner to where the loss points. Whether that place is worth going to, only data you have not trained on can tell.',
  ],
  further: null,
  keys: { trained: ['Training data', ''], fresh: ['New data', ''], fresh_loss: ['Loss on new data', ''] },
  runs: { b: 'Momentum' },
  figure: 'Accuracy on training data and on new data',
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
