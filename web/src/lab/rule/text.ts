// SPDX-License-Identifier: MIT
/** Update rules written: in letters, with a run's numbers, with a step's, and as PyTorch's code. */
import { format_exact } from '../../lib/numbers';
import type { OptimizerOptions } from '../../worker/protocol';
import { DEFAULT_SCHEDULE } from '../experiment/defaults';
import { default_of, rule_keys } from '../experiment/schema';
import type { Expr, Notation } from './expr';
import { sum, written } from './expr';
import { type Assignment, lines_of, starts_undamped, type Worked } from './rules';

/** Letters stand side by side, unless they would be read as one word. */
const side_by_side = (left: Expr, right: Expr) =>
  [left, right].some((one) => one.op === 'factor' && /^[a-z]{2}/.test(one.letters)) ? '·' : '';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (t: number) => [...String(t)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

const LETTERS: Notation = {
  name: (of) => of,
  factor: (letters) => letters,
  count: (letters) => letters,
  exponent: () => 'ᵗ',
  times: side_by_side,
};
const option_number = (value: number, digits = 12) => format_exact(Number(value.toPrecision(digits)));
const DOTTED: Notation = { ...LETTERS, times: () => '·' };
/** Options as numbers, names as letters, and t, which every update changes. */
const OPTIONS: Notation = { ...DOTTED, factor: (_, value) => option_number(value) };

/** v ← γv + g */
export const letters_of = ({ target, value }: Assignment) => `${target} ← ${written(value, LETTERS)}`;
/** v ← 0.9·v + g */
export const options_text = ({ target, value }: Assignment) => `${target} ← ${written(value, OPTIONS)}`;
/** v = γ·v + g */
export const code_text = ({ target, value }: Assignment) => `${target} = ${written(value, DOTTED)}`;

/** 0.9 × (−0.01) + 0.02: `term` writes a number that stands among others. */
export function numbers_text({ value, before }: Worked, term: (value: number) => string): string {
  return written(value, {
    name: (of) => term(before[of] ?? Number.NaN),
    factor: (_, number) => option_number(number, 6),
    count: (_, number) => option_number(number),
    exponent: superscript,
    times: () => ' × ',
  });
}

/** v₁ ← g, s₀ = 0.5: what a memory starts as, where that is neither 0 nor what its line says. */
export function start_text(options: OptimizerOptions): string | null {
  if (starts_undamped(options)) {
    const [velocity] = lines_of(options, { lr: options.lr ?? 0, t: 1, first: true }).filter(
      ({ part }) => part === 'memory',
    );
    const now = velocity?.value.op === 'sum' ? velocity.value.terms.slice(1) : [];
    return `v₁ ← ${written(sum(...now), LETTERS)}`;
  }
  const { initial_accumulator_value: start } = options as { initial_accumulator_value?: number };
  return start ? `s₀ = ${format_exact(start)}` : null;
}

const CLASSES: Record<OptimizerOptions['type'], string> = {
  sgd: 'SGD',
  adam: 'Adam',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
};

const python = (value: unknown) => (typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value));

/** PyTorch's own optimizers write momentum in one way; another is done by hand. */
export const by_torch = (options: OptimizerOptions): boolean =>
  options.type !== 'sgd' ||
  !options.momentum ||
  (options.convention === 'pytorch' && options.stale_buffer !== true);

/** optim.SGD(net.parameters(), lr=0.1, momentum=0.9): what PyTorch has by itself is left out. */
export function constructor_code(options: OptimizerOptions, parameters = 'net.parameters()'): string {
  const { type } = options;
  const entries = Object.entries(options).filter(
    ([key, value]) =>
      (rule_keys(type) as readonly string[]).includes(key) &&
      (key === 'lr' || value !== default_of(type, DEFAULT_SCHEDULE, key)) &&
      !['convention', 'stale_buffer', 'beta1', 'beta2'].includes(key),
  );
  const { beta1, beta2 } = options as { beta1?: number; beta2?: number };
  const default_for = (key: string) => default_of(type, DEFAULT_SCHEDULE, key);
  const betas = type === 'adam' && (beta1 !== default_for('beta1') || beta2 !== default_for('beta2'));
  const words = entries.map(([key, value]) => `${key}=${python(value)}`);
  if (betas) words.push(`betas=(${beta1}, ${beta2})`);
  return `optim.${CLASSES[type]}(${parameters}, ${words.join(', ')})`;
}
