// SPDX-License-Identifier: MIT
/** Words of a step seen from inside. */
export const inside = {
  title: (step: string) => `Inside step ${step}`,
  title_none: 'Inside the step',
  button: 'Step phase by phase',
  button_hint: 'Do the next of the five phases, in every run (P)',
  next: (phase: string) => `next: ${phase}`,
  run: 'Run looked into',
  tensor: 'Tensor',
  row: 'Row',
  column: 'Column',
  waiting: 'not yet',
  done: 'done',
  current: 'now',
  phases: {
    forward: { name: 'Forward', note: 'x → ŷ, loss' },
    backward: { name: 'Backward', note: 'chain rule gives the gradient' },
    update: 'Update',
    forgotten: 'forgotten: g is kept, and the next is added',
    zero_grad: { name: 'Zero grad', note: (kept: string) => (kept ? `forget g, keep ${kept}` : 'forget g') },
  },
  /** what a rule remembers, and how it moves */
  rules: {
    plain: { name: 'Velocity', note: 'none', update: 'move by the gradient alone' },
    momentum: {
      name: 'Velocity',
      note: 'remember where we were going',
      update: 'move along the velocity',
    },
    adam: {
      name: 'Memory',
      note: 'running means of the gradient and of its square',
      update: 'move by the mean over the root of the squares',
    },
    rmsprop: {
      name: 'Memory',
      note: 'a running mean of the gradient’s square',
      update: 'move by the gradient over the root of that mean',
    },
    rmsprop_momentum: {
      name: 'Memory',
      note: 'a running mean of squares, and where we were going',
      update: 'move along the velocity',
    },
    adagrad: {
      name: 'Memory',
      note: 'the sum of all squared gradients so far',
      update: 'move by the gradient over the root of that sum',
    },
  },
  /** which line makes the optimizer */
  made_by: 'The optimizer in PyTorch',
  loss: 'loss',
  before: 'before',
  now: 'now',
  after: 'after',
  no_momentum: 'γ = 0: the step uses g itself',
  frozen: (velocity: string) => `γ = 0: the step uses g itself; v = ${velocity} from before is kept, unused`,
  scheduled: (lr: string, option: string) => `lr is ${lr} here, by the schedule (set to ${option})`,
  undamped: 'The first gradient enters whole; dampening starts with the second.',
  starts_at: (sum: string) => `s is ${sum} before the first step, not 0.`,
  looks_ahead: 'Nesterov: the step is made as if v had already moved once more.',
  by_hand: 'Written by hand: optim.SGD itself does v = γ·v + g, and multiplies by lr only in the update',
  print_hint: 'The whole gradient of this tensor, as PyTorch prints it',
  print_title: (step: string) => `Gradient of step ${step}`,
  kept: 'kept for the next step',
};
