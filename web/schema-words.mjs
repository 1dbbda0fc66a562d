// SPDX-License-Identifier: MIT
// What the library's types say of options beside their ranges, which the core says itself (schema.mjs). An option that is not
// here has its range alone.

const TORCH = 'https://pytorch.org/docs/stable';
const optim = (name) => `[torch.optim.${name}](${TORCH}/generated/torch.optim.${name}.html)`;
const MAXIMIZE = 'climbs: −g in the place of g';
const DECAY = 'λ: λ·w is added to g';

/** Of each interface and each choice: what it is, its equation, its source. */
export const TITLES = {
  Init: `How weights and biases are drawn; in and out are a layer's sizes. pytorch: both from U(−b, b), b = 1/√in. xavier_uniform: weights from
U(−b, b), b = √(6/(in + out)). kaiming_uniform: b = √(6/in). Biases of both as pytorch's. zeros: all 0. Source: [torch.nn.init](${TORCH}/nn.init.html)`,
  Loss: `cross_entropy: the mean of −ln p of the samples' labels, p = softmax(outputs). mse: the mean of the squared errors of all outputs.
As torch.nn.CrossEntropyLoss and torch.nn.MSELoss. cross_entropy_of_softmax: cross_entropy of q = softmax(outputs) in the place of
outputs, the mistake of F.cross_entropy(F.softmax(outputs, 1), y): −ln softmax(q) of the label; its gradient by an output is
q·(d − Σ q·d), d = (softmax(q) − 1 at the label)/N. Source: [torch.nn.CrossEntropyLoss](${TORCH}/generated/torch.nn.CrossEntropyLoss.html)`,
  Reduction: `Whether a batch's losses are averaged, or added up: then loss and gradient are as many times as large as a batch has samples
(for mse samples × outputs). Source: [torch.nn.CrossEntropyLoss](${TORCH}/generated/torch.nn.CrossEntropyLoss.html)`,
  Sampler: `The order of an epoch's samples. randperm: one torch.randperm. sequential: 0, 1, 2 …, drawing nothing. dataloader: that of
DataLoader(shuffle=True), which draws two int64 by random_() and takes the second for the seed of a generator of its own, whose
randperm it is. Source: [torch.utils.data](${TORCH}/data.html)`,
  DefaultDtype: `What data and layers are drawn in, then rounded to float32; all arithmetic stays float32. float64 takes two draws a number, the
first the upper half: (bits & (2⁵³−1))·2⁻⁵³. Source: [torch.set_default_dtype](${TORCH}/generated/torch.set_default_dtype.html)`,
  Activation: 'What a hidden layer does to z = W·x + b, by the names of torch.nn.functional and with its defaults; identity: nothing.',
  Convention: `How momentum is written, γ = momentum, τ = dampening. pytorch: v ← γ·v + (1−τ)·g, w ← w − lr·v, first v = g. classical:
v ← γ·v − lr·(1−τ)·g, w ← w + v, first v = −lr·g. average: v ← γ·v + (1−γ)·g, w ← w − lr·v. A change while training converts v,
so that the motion goes on. Sources: ${optim('SGD')}; Sutskever et al., ICML 2013 (classical).`,
  SgdOptions: `Gradient descent, with momentum where \`momentum\` is above 0: v ← γ·v + (1−τ)·g, w ← w − lr·v; for other ways to write it see
Convention. Source: ${optim('SGD')}`,
  AdamOptions: `m ← β₁·m + (1−β₁)·g, u ← β₂·u + (1−β₂)·g², w ← w − lr/(1−β₁ᵗ) · m / (√u/√(1−β₂ᵗ) + ε). Source: ${optim('Adam')}`,
  RmspropOptions: `u ← α·u + (1−α)·g², d = g/(√u + ε), w ← w − lr·d; with momentum μ: v ← μ·v + d, w ← w − lr·v. Source: ${optim('RMSprop')}`,
  AdagradOptions: `s ← s + g², w ← w − lr/(1 + (t−1)·lr_decay) · g/(√s + ε). Source: ${optim('Adagrad')}`,
  OptimizerOptions: 'The rule that moves the parameters. Names and defaults are PyTorch’s.',
  ConstantSchedule: 'Every update has the rule’s own lr.',
  StepSchedule: `Before update t, from 0: lr·γ^⌊t/step_size⌋. Source: ${optim('lr_scheduler.StepLR')}`,
  ExponentialSchedule: `Before update t, from 0: lr·γᵗ. Source: ${optim('lr_scheduler.ExponentialLR')}`,
  CosineSchedule: `Before update t, from 0: η + (lr−η)·(1 + cos(π·t/T))/2, η = eta_min, T = T_max: down to η at T, up again to lr at 2T, and so on.
Source: ${optim('lr_scheduler.CosineAnnealingLR')}`,
  ScheduleOptions: 'How the learning rate moves from update to update; a warm-up comes first, the schedule counts from its end.',
  NoneTest: 'No test data.',
  SplitTest: 'A share of the data is taken away, of each label alike; of mse, of all samples. Nobody trains on it.',
  FreshTest: 'As many samples again as are trained on, drawn anew; for drawn data alone.',
  TestOptions: 'Samples nobody trains on. None of these moves the run’s random stream.',
  TwoMoonsData: 'Two half circles that reach into each other; the classes take turns, sample by sample.',
  CirclesData: 'A ring, class 0, around another.',
  SpiralsData: 'Arms that wind out of the middle, each a class.',
  XorData: 'Points of a square: class 1 where one coordinate is positive, and not both.',
  BlobsData: 'Gaussian clouds around points of a circle, each a class.',
  SineData: 'For mse: y = sin 1.5πx and an error, x in −1 … 1.',
  PlaneData: 'For mse: y = ½ + x₁ − 2x₂ and an error, x₁ in −1 … 1, x₂ in −¼ … ¼.',
  PointsData: `Points on a plane or a line, from \`seed\` and not from the run's: sample n from row n of u = torch.rand(samples, 4) in float64.
The formulas stand in cpp/include/momentum/data/kinds.hpp; float64 of PyTorch gives the same float32.`,
  QuadraticSurface: '½(u² + κ·v²), u along the floor, v across it; the floor falls by `angle` degrees to the right.',
  RosenbrockSurface: '(1−x)² + 100(y−x²)². Source: Rosenbrock, The Computer Journal 3 (1960) 175.',
  BealeSurface: 'Σ (c − x(1 − yⁱ))² for i = 1, 2, 3 and c = 1.5, 2.25, 2.625. Source: Beale, Princeton (1958).',
  HimmelblauSurface: '(x²+y−11)² + (x+y²−7)²: four minima. Source: Himmelblau, Applied Nonlinear Programming (1972).',
  SaddleSurface: '½x² + (y²−4)²/16: the saddle at 0 has curvatures 1 and −1; the minima lie at y = ±2.',
  NoisySurface: `The quadratic, whose gradient is measured with an error: each component's has mean 0 and standard deviation \`noise\`, drawn anew
each step.`,
  PlateauSurface: `5(1 − s(4x)) + ((x−3)² + y²)/20, less what that is at its least, s(z) = z/√(1+z²): nearly flat on the left, then a
cliff, as recurrent networks have them. Source: Pascanu, Mikolov, Bengio, ICML 2013.`,
  SurfaceOptions: 'A loss over the plane with its gradient and Hessian in closed form; it is 0 at its minima.',
};

/** Of each option by its name, or by its interface's and its own. */
export const FIELDS = {
  type: 'which one this is',
  lr: 'learning rate',
  momentum: 'γ: the share of the velocity that is kept; 0: there is none',
  'RmspropOptions.momentum': 'μ: the share of the velocity that is kept; 0: there is none',
  dampening: 'τ: 1−τ of the gradient goes into the velocity; 0 with nesterov, and with convention average',
  weight_decay: DECAY,
  nesterov: 'looks ahead along the velocity; needs momentum above 0 and dampening 0',
  maximize: MAXIMIZE,
  convention: 'how momentum is written',
  stale_buffer: `a mistake of loops by hand: w moves by v as it was, then v ← γ·v + g; needs momentum above 0, and nesterov false`,
  beta1: 'β₁: the share of the mean gradient that is kept',
  beta2: 'β₂: the share of the mean square that is kept',
  eps: 'ε: added to the root, so that nothing is divided by 0',
  amsgrad: 'divides by the largest u so far',
  alpha: 'α: the share of the mean square that is kept',
  centered: 'takes the square of a like mean of g from u',
  lr_decay: 'how lr falls, as 1/(1 + (t−1)·lr_decay)',
  initial_accumulator_value: 's before the first step',
  warmup_steps: 'W: the first W updates rise to lr in a line, lr·(f + (1−f)·t/W); 0: none',
  warmup_start_factor: 'f: where the warm-up starts, as a share of lr',
  step_size: 'updates from one fall to the next',
  gamma: 'γ: what lr is multiplied by',
  T_max: 'T: updates from lr down to eta_min',
  eta_min: 'η: the least lr',
  share: 'of the samples',
  seed: 'of its own draws',
  condition: 'κ: the curvatures are 1 and κ',
  angle: 'degrees by which the floor falls to the right',
  noise: 'the error’s standard deviation',
  kind: 'which data these are',
  samples: 'how many points',
  factor: 'the inner ring’s radius, of the outer’s',
  arms: 'how many, each a class',
  classes: 'how many clouds, each a class',
  spread: 'the clouds’ standard deviation',
};
