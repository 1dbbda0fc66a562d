// SPDX-License-Identifier: MIT
/** English words for the runs, their options, and the list of who came first. */

/** What a refusal names: min, max, choices. */
type Arguments = Record<string, string>;

export const runs = {
  title: 'Runs',
  add: 'Add run',
  add_hint: 'One more run from the same start; it makes the others’ steps at once',
  count: (count: string, most: string) => `${count} of ${most}`,
  same_start: 'same start',
  other_start: 'different starts',
  same_start_hint: 'Hash of the initial parameters, equal for all runs',
  same_order: 'same batches',
  same_order_hint: 'Hash of the order in which samples come in the first epoch, equal for all runs',
  loss: 'loss',
  open_hint: 'Open the card of this run; the panels beside it look into it',
  hidden_mark: 'hidden',
  edits: {
    title: '✎ Set by hand: ',
    one: (name: string, value: string, step: string) => `${name} = ${value} at step ${step}`,
    comma: ', ',
    more: (count: string) => ` and ${count} before`,
    back: 'Take back',
    back_hint: 'The run makes its steps again, as its settings alone make them',
  },
  name: 'Name',
  name_label: (run: string) => `Name of ${run}`,
  name_hint: 'Called by what it does while this is empty',
  colour: 'Colour',
  colour_label: (run: string) => `Colour of ${run}`,
  colours: { a: 'blue', b: 'vermillion', c: 'green', d: 'purple', e: 'black', f: 'ochre' },
  rule: 'Rule',
  rule_label: (run: string) => `Update rule of ${run}`,
  rule_hint: 'How a gradient becomes a step. Takes effect at once, with the usual options of the rule',
  rules: { sgd: 'SGD', adam: 'Adam', rmsprop: 'RMSprop', adagrad: 'Adagrad' },
  option_label: (run: string, option: string) => `${option} of ${run}`,
  without: (option: string) => `no ${option}`,
  more: 'More options',
  schedule: 'Schedule',
  schedule_label: (run: string) => `Schedule of ${run}`,
  schedule_hint: 'How lr changes with the steps. PyTorch’s schedulers, one step each update',
  schedules: {
    constant: 'constant',
    step: 'StepLR',
    exponential: 'ExponentialLR',
    cosine: 'CosineAnnealingLR',
  },
  lr_now: (now: string, set: string) => `By the schedule lr is ${now} for the next step (set to ${set}).`,
  schedule_curve: (from: string, to: string, steps: string) => `lr from ${from} to ${to} in ${steps} steps`,
  pin: 'Pin',
  pin_hint: 'Keeps the run as it is now on the shelf, in this browser, and draws it beside the live ones',
  pin_label: (run: string) => `Pin ${run}`,
  pin_done: (run: string) => `${run} is on the shelf`,
  pin_refused: 'The shelf has no room for it',
  pinned: 'pinned',
  duplicate: 'Duplicate',
  duplicate_hint: 'One more run with the same settings',
  hide: 'Hide',
  show: 'Show',
  hide_hint: 'A hidden run goes on training and is not drawn',
  remove: 'Remove',
  remove_hint: 'Take this run out; its settings come back when a run is added again',
  up: (run: string) => `Move ${run} up`,
  down: (run: string) => `Move ${run} down`,
  trains: 'Trains',
  trains_all: 'all tensors',
  zero_grad_hint:
    'Clear the gradient at the end of each step. Where it is forgotten, gradients add up; a change starts this run again',
  trains_hint:
    'What is handed to the optimizer, as in optim.SGD([linear1.weight], …); a change makes this run’s steps again',
  article_words:
    'The article’s words write v ← γ·v − lr·g (classical), its code, optim.SGD, does v ← γ·v + g: the same path while lr stays as it is.',
  plain: 'Plain gradient descent',
  plain_short: 'Plain GD',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  amsgrad: 'AMSGrad',
  lr_label: (run: string) => `Learning rate lr of ${run}`,
  lr_slider: (run: string) => `Learning rate of ${run}, slider`,
  momentum_label: (run: string) => `Momentum γ of ${run}`,
  momentum_slider: (run: string) => `Momentum γ of ${run}, slider`,
  convention_label: (run: string) => `Momentum convention of ${run}`,
  conventions: { pytorch: 'PyTorch', classical: 'classical', average: 'averaging' },
  effective: 'effective step',
  words: {
    plain: 'Each step goes straight down the gradient.',
    pytorch: 'Keep part of the velocity, add the gradient, step against it.',
    classical: 'lr is inside the velocity; the step is the velocity.',
    average: 'Velocity is a running mean of gradients: steps (1−γ) as long.',
    stale: 'The step goes by the velocity as it was; only then is the velocity renewed: one gradient late.',
    nesterov: 'Look ahead: step by the gradient and the velocity it will have next.',
    adam: 'A running mean of gradients over the root of a running mean of their squares: each parameter steps about lr.',
    rmsprop: 'The gradient over the root of a running mean of its squares: steep directions are damped.',
    adagrad: 'The gradient over the root of the sum of all its squares so far: steps only shrink.',
    maximize: 'maximize: uphill, against all the others.',
  },
};

/** One line for each option of a rule or a schedule, by PyTorch's name. */
export const options = {
  lr: { label: 'lr', hint: 'Learning rate: how far a step goes. Changes take effect at once' },
  momentum: {
    label: 'momentum γ',
    hint: 'γ: the share of the velocity kept from step to step; 0 keeps none',
  },
  dampening: { label: 'dampening', hint: 'The gradient enters the velocity times 1 − dampening' },
  weight_decay: { label: 'weight decay', hint: 'Adds this share of each parameter to its gradient' },
  nesterov: { label: 'Nesterov', hint: 'Nesterov’s look-ahead: steps by g + γ·v' },
  maximize: { label: 'maximize', hint: 'Steps uphill' },
  convention: { label: 'convention', hint: 'How momentum is written. Libraries and textbooks differ' },
  stale_buffer: {
    label: 'old velocity',
    hint: 'A mistake of loops by hand: the weight moves by v before v is renewed',
  },
  beta1: { label: 'β₁', hint: 'The share kept of the running mean of gradients' },
  beta2: { label: 'β₂', hint: 'The share kept of the running mean of squared gradients' },
  eps: { label: 'ε', hint: 'Added to the root below the line, against division by zero' },
  amsgrad: { label: 'AMSGrad', hint: 'Divides by the largest mean of squares so far' },
  alpha: { label: 'α', hint: 'The share kept of the running mean of squared gradients' },
  centered: { label: 'centered', hint: 'Divides by the variance of gradients, not by their mean square' },
  lr_decay: { label: 'lr decay', hint: 'lr is divided by 1 + (steps − 1)·decay' },
  initial_accumulator_value: { label: 'first sum', hint: 'What the sum of squares starts from' },
  step_size: {
    label: 'every … steps',
    hint: 'step_size: after so many steps lr is multiplied by the factor',
  },
  gamma: { label: 'factor', hint: 'gamma: what lr is multiplied by' },
  T_max: { label: 'half a wave', hint: 'T_max: steps from the highest to the lowest lr' },
  eta_min: { label: 'lowest lr', hint: 'eta_min: the lr at the end of half a wave' },
  warmup_steps: {
    label: 'warm-up steps',
    hint: 'lr rises linearly for so many steps; the schedule counts after them',
  },
  warmup_start_factor: {
    label: 'warm-up from',
    hint: 'start_factor: the share of lr the warm-up starts with',
  },
};

/** What a run is built with, as its name says where it is not usual. */
export const build = {
  softmax: 'softmax twice',
  reduction: { mean: 'mean loss', sum: 'summed loss' },
  sampler: { randperm: 'randperm', sequential: 'in order', dataloader: 'DataLoader' },
  default_dtype: { float32: 'float32 draws', float64: 'float64 draws' },
  net_first: 'net before data',
  bias: 'biases',
  hint: 'Not as usual: untick it, and it is. A change starts this run again',
};

export const network = {
  title: 'Network',
  parameters: (count: string) => `${count} parameters`,
  layers: (shape: string) => `Layers from input to output: ${shape}`,
  input: (units: string) => `${units} features`,
  output: (units: string) => `${units} outputs`,
  layer: (number: string) => `Hidden layer ${number}`,
  open_hint: 'Change this layer. A change starts the runs again',
  add: 'Add a layer',
  add_hint: 'One more hidden layer before the output; the runs start again',
  units: 'Units',
  units_hint: 'How many units the layer has',
  fewer: 'Fewer units',
  more: 'More units',
  activation: 'Activation',
  activations: {
    identity: 'none',
    relu: 'ReLU',
    sigmoid: 'Sigmoid',
    tanh: 'Tanh',
    leaky_relu: 'LeakyReLU',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'Softplus',
  },
  remove: 'Remove',
  init: 'Weights',
  init_hint: 'How the parameters are drawn. A change starts the runs again',
  inits: {
    pytorch: 'PyTorch’s default',
    xavier_uniform: 'Xavier uniform',
    kaiming_uniform: 'Kaiming uniform',
    zeros: 'zeros',
  },
  article: 'The article’s 20-13-8-3',
  suited: (shape: string) => `What suits them: ${shape}`,
};

export const board = {
  title: 'Leader board',
  at_step: (step: string) => `at step ${step} · a head sorts`,
  sort: (head: string) => `Sort by ${head}`,
  run: 'run',
  steps: (target: string) => `steps to ${target}`,
  best: 'best loss',
  accuracy: 'accuracy',
  test_accuracy: 'test accuracy',
  mistakes: 'mistakes',
  time: 'µs a step',
  not_yet: 'not yet',
  by: (step: string) => `by ${step}`,
};

export const presets = {
  title: 'Presets',
  hint: 'A ready set-up. Choosing one starts the runs again',
  own: 'Own settings',
  names: {
    learnable: 'Learnable labels',
    article: 'The article, seed 22',
    listing: 'The first listing',
    plunge: 'lr 10 on everything',
    nesterov: 'Momentum or Nesterov',
    rules: 'Four rules',
    batches: 'Mini-batches',
    friction: 'Too much γ',
    zeros: 'Zeros never learn',
    linear: 'No hidden layer',
  },
  notes: {
    learnable: 'Look where each line meets the target: momentum takes nine times fewer steps.',
    article:
      'Random labels can only be memorised: plain descent looks stuck for 4,000 steps, momentum does not.',
    listing: 'One step, linear1.weight alone: look at the loss, 1.1368 → 1.1362.',
    plunge: 'Look at the first step: it throws both runs far off, and they hardly come back.',
    nesterov: 'Look where the lines part: looking ahead turns a little sooner, 208 steps against 210.',
    rules:
      'Four ways to use one gradient, from one start: look at the leader board. Adam is first, plain descent last.',
    batches: 'Batches of 32: look at the faint loss of single batches jump while the line on all data falls.',
    friction: 'γ 0.999 hardly brakes: it wins at first, then shoots past and loses.',
    zeros: 'All weights start at zero: the units of a layer stay alike, and the loss stays near ln 3.',
    linear: 'Without a hidden layer the loss is one bowl: look how much sooner momentum gets down it.',
  },
};

const ends = ({ min = '', max = '', over, under }: Arguments): string => {
  if (min === '' && max === '') return 'any finite number';
  if (min === '') return `${under ? 'below' : 'at most'} ${max}`;
  const from = over ? `above ${min}` : `${min}`;
  if (max === '') return over ? from : `${min} or more`;
  return under ? `${from}, below ${max}` : over ? `${from}, up to ${max}` : `${min} to ${max}`;
};

/** What the core allows: in English its façade says it. */
export const allowed = ({ allowed = '' }: Arguments): string => allowed;

export const problem = {
  'problem.not_a_number': () => 'Not a number: write it like 0.1 or 1e-3',
  'problem.grouped': () => 'Nothing may stand between the digits: write 1000, not 1 000 or 1,000',
  'problem.not_an_integer': (range: Arguments) => `Whole numbers only, ${ends(range)}`,
  'problem.range': (range: Arguments) => `Allowed: ${ends(range)}`,
  'problem.choice': ({ choices }: Arguments) => `Allowed: ${choices}`,
  'problem.no_tensor': () => 'At least one tensor is needed',
  'problem.tensors': ({ choices }: Arguments) => `Allowed: ${choices}, with commas between`,
  'problem.network': ({ max, layers }: Arguments) =>
    `Written like 13relu-8sigmoid or none: at most ${layers} layers of 1 to ${max} units`,
  'problem.runs': ({ choices }: Arguments) => `Letters of ${choices}, each once`,
  'problem.needs': ({ field, needs, above, equals }: Arguments) =>
    `${field} needs ${needs} ${above === undefined ? `= ${equals}` : `> ${above}`}`,
  'problem.refused': (refusal: Arguments) =>
    `The core does not take ${refusal.path} = ${refusal.got}: it must be ${allowed(refusal)}`,
  'problem.did_you_mean': ({ keys }: Arguments) => `A setting of one run: did you mean ${keys}?`,
  'problem.unknown_key': () => 'No setting has this name',
  'problem.no_run': ({ run, runs }: Arguments) => `There is no run ${run} with runs=${runs}`,
  'problem.no_data': () => 'these data could not be fetched: they need the network once',
  'problem.painted': () => 'these painted points are not whole: the link was cut or changed on its way',
  'problem.no_table': () => 'a link cannot carry a table: choose its file again',
  'problem.no_option': ({ of }: Arguments) => `${of} has no such option`,
  'problem.repeated_key': () => 'Given twice: the first one was used',
  'problem.change': () => 'A later change reads value@step, with growing steps',
};
