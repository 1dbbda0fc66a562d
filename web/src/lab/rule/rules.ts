// SPDX-License-Identifier: MIT
/**
 * Every update rule as data: the assignments of one update, in their order. The rules are the core's, and PyTorch's
 * (cpp/include/momentum/optimizer/optimizer.hpp has their sources).
 */
import type { OptimizerOptions, StateAt } from '../../worker/protocol';
import {
  count,
  type Expr,
  evaluate,
  factor,
  largest,
  minus,
  type Name,
  type NamedNumbers,
  name,
  plus,
  power,
  product,
  quotient,
  root,
  square,
  sum,
} from './expr';

/** One assignment: `memory` stays until the next update, the others are made of it. */
export interface Assignment {
  part: 'direction' | 'memory' | 'update';
  target: Name;
  value: Expr;
}

/** What an update is made with besides the rule's options. */
export interface Moment {
  /** the learning rate as the schedule has it */
  lr: number;
  /** updates of this rule, this one included */
  t: number;
  /** SGD has no velocity yet: its first is the gradient itself */
  first: boolean;
}

type Of<Type> = Required<Extract<OptimizerOptions, { type: Type }>>;

const G = name('g');
const W = name('w');
const V = name('v');

/** 1 − x without the tail of binary fractions: 0.1, not 0.09999999999999998. */
export const one_minus = (x: number) => Number((1 - x).toPrecision(12));

/** What is followed downhill: the gradient, turned round to maximize, with weight decay added. */
function direction({
  maximize,
  weight_decay,
}: {
  maximize: boolean;
  weight_decay: number;
}): Assignment | null {
  if (!maximize && weight_decay === 0) return null;
  const decay = weight_decay === 0 ? [] : [plus(product(factor('λ', weight_decay), W))];
  return { part: 'direction', target: 'd', value: sum(maximize ? minus(G) : plus(G), ...decay) };
}

const memory = (target: Name, value: Expr): Assignment => ({ part: 'memory', target, value });
const update = (target: Name, value: Expr): Assignment => ({ part: 'update', target, value });
const step = (...back: readonly Expr[]): Assignment => update('w', sum(plus(W), ...back.map(minus)));

/** βx + (1−β)y */
const average = (letters: string, beta: number, past: Name, now: Expr): Assignment =>
  memory(
    past,
    sum(
      plus(product(factor(letters, beta), name(past))),
      plus(product(factor(`(1−${letters})`, one_minus(beta)), now)),
    ),
  );

function sgd(o: Of<'sgd'>, d: Expr, { lr, first }: Moment): Assignment[] {
  const rate = factor('lr', lr);
  const gamma = factor('γ', o.momentum);
  if (o.momentum === 0) return [step(product(rate, d))];
  const damped = o.dampening !== 0 && !first ? factor('(1−τ)', one_minus(o.dampening)) : null;
  const carried = plus(product(gamma, V));
  // A velocity that lags is followed as it is before it is renewed.
  const stale: Assignment[] = o.stale_buffer ? [{ part: 'direction', target: 'v₋', value: V }] : [];
  const followed = o.stale_buffer ? name('v₋') : V;
  if (o.convention === 'classical') {
    const velocity = memory('v', sum(carried, minus(product(rate, damped, d))));
    const move = o.nesterov ? [plus(product(gamma, V)), minus(product(rate, d))] : [plus(followed)];
    return [...stale, velocity, update('w', sum(plus(W), ...move))];
  }
  const share = o.convention === 'average' ? factor('(1−γ)', one_minus(o.momentum)) : null;
  const velocity = memory('v', sum(carried, plus(product(share ?? damped, d))));
  const ahead = sum(plus(product(share, d)), plus(product(gamma, V)));
  return [...stale, velocity, step(product(rate, o.nesterov ? ahead : followed))];
}

function adam(o: Of<'adam'>, d: Expr, { lr, t }: Moment): Assignment[] {
  const left = (letters: string, beta: number) =>
    sum(plus(factor('1', 1)), minus(power(factor(letters, beta), t)));
  const second_moment = o.amsgrad ? 'ū' : 'u';
  return [
    average('β₁', o.beta1, 'm', d),
    average('β₂', o.beta2, 'u', square(d)),
    ...(o.amsgrad ? [memory('ū', largest(name('ū'), name('u')))] : []),
    update('m̂', quotient(name('m'), left('β₁', o.beta1))),
    update('û', quotient(name(second_moment), left('β₂', o.beta2))),
    step(
      quotient(product(factor('lr', lr), name('m̂')), sum(plus(root(name('û'))), plus(factor('ε', o.eps)))),
    ),
  ];
}

function rmsprop(o: Of<'rmsprop'>, d: Expr, { lr }: Moment): Assignment[] {
  const spread = o.centered ? sum(plus(name('u')), minus(square(name('a')))) : name('u');
  const scaled = quotient(d, sum(plus(root(spread)), plus(factor('ε', o.eps))));
  const rate = factor('lr', lr);
  const moments = [
    average('α', o.alpha, 'u', square(d)),
    ...(o.centered ? [average('α', o.alpha, 'a', d)] : []),
  ];
  if (o.momentum === 0) return [...moments, step(product(rate, scaled))];
  const velocity = memory('v', sum(plus(product(factor('γ', o.momentum), V)), plus(scaled)));
  return [...moments, velocity, step(product(rate, V))];
}

function adagrad(o: Of<'adagrad'>, d: Expr, { lr, t }: Moment): Assignment[] {
  const decays = o.lr_decay !== 0;
  const slower = sum(plus(factor('1', 1)), plus(product(count('(t−1)', t - 1), factor('decay', o.lr_decay))));
  const rate = decays ? name('η') : factor('lr', lr);
  return [
    memory('s', sum(plus(name('s')), plus(square(d)))),
    ...(decays ? [update('η', quotient(factor('lr', lr), slower))] : []),
    step(quotient(product(rate, d), sum(plus(root(name('s'))), plus(factor('ε', o.eps))))),
  ];
}

function own_lines(o: Required<OptimizerOptions>, d: Expr, moment: Moment): Assignment[] {
  switch (o.type) {
    case 'sgd':
      return sgd(o as Of<'sgd'>, d, moment);
    case 'adam':
      return adam(o as Of<'adam'>, d, moment);
    case 'rmsprop':
      return rmsprop(o as Of<'rmsprop'>, d, moment);
    case 'adagrad':
      return adagrad(o as Of<'adagrad'>, d, moment);
  }
}

/** Whether the first update is made without what dampening takes away from the gradient. */
export const starts_undamped = (o: OptimizerOptions): boolean =>
  o.type === 'sgd' && Boolean(o.momentum) && Boolean(o.dampening) && o.convention !== 'average';

/** The lines of one update with these options, all of them given. */
export function lines_of(options: OptimizerOptions, moment: Moment): Assignment[] {
  const all = options as Required<OptimizerOptions>;
  const first = direction(all);
  return [...(first ? [first] : []), ...own_lines(all, first ? name('d') : G, moment)];
}

/** The lines as every update but an exceptional first has them, to be written: with the rule's own lr, and any t. */
export const general_lines = (options: OptimizerOptions): Assignment[] =>
  lines_of(options, { lr: options.lr ?? Number.NaN, t: 2, first: false });

/** The memory a name stands for, in PyTorch's words. */
export function state_name(type: OptimizerOptions['type'], of: Name): string | null {
  const names: Partial<Record<Name, string>> = {
    v: 'momentum_buffer',
    m: 'exp_avg',
    u: type === 'adam' ? 'exp_avg_sq' : 'square_avg',
    ū: 'max_exp_avg_sq',
    a: 'grad_avg',
    s: 'sum',
  };
  return names[of] ?? null;
}

/** A line with what stood in its names before it, and what came of it. */
export interface Worked extends Assignment {
  before: NamedNumbers;
  result: number;
}

/** The numbers of one parameter before an update; and the memories after it, as the core made them, where known. */
export interface ParameterState {
  gradient: number;
  parameter: number;
  before: StateAt;
  after?: StateAt;
}

/** Every line worked out. What the core has made stands for what these would come to, to the last rounding. */
export function worked(options: OptimizerOptions, moment: Moment, values: ParameterState): Worked[] {
  const lines = lines_of(options, moment);
  const state = (of: Name, from: StateAt | undefined) => from?.[state_name(options.type, of) ?? ''];
  const memories = lines.filter(({ part }) => part === 'memory').map(({ target }) => target);
  const start = Object.fromEntries(memories.map((of) => [of, state(of, values.before) ?? 0]));
  let numbers: NamedNumbers = { g: values.gradient, w: values.parameter, ...start };
  return lines.map((line) => {
    const before = numbers;
    const result =
      (line.part === 'memory' ? state(line.target, values.after) : undefined) ?? evaluate(line.value, before);
    numbers = { ...numbers, [line.target]: result };
    return { ...line, before, result };
  });
}
