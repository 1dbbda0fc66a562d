// SPDX-License-Identifier: MIT
/** What a velocity becomes under gradients that are given: the page's own rule, line by line, without a network. */

import { default_of, rule_group } from '../../../lab/experiment/schema';
import { evaluate } from '../../../lab/rule/expr';
import { lines_of } from '../../../lab/rule/rules';

export type Gradients = (step: number) => number;
export const ALWAYS_ONE: Gradients = () => 1;
/** +1, −1, … */
export const BACK_AND_FORTH: Gradients = (step) => (step % 2 === 1 ? 1 : -1);

const plain_sgd = () =>
  Object.fromEntries(
    Object.keys(rule_group('sgd').fields).map((key) => [key, default_of('sgd', 'constant', key)]),
  );

/** v after each of so many steps of SGD with this γ, in PyTorch's spelling. */
export function velocities(gamma: number, gradients: Gradients, steps: number): number[] {
  const options = { ...plain_sgd(), type: 'sgd' as const, momentum: gamma };
  const line_of_v = (t: number) =>
    lines_of(options, { lr: 0, t, first: t === 1 }).find(({ target }) => target === 'v');
  const [first, later] = [line_of_v(1), line_of_v(2)];
  const all: number[] = [];
  let v = 0;
  for (let t = 1; t <= steps; t++) {
    const g = gradients(t);
    const line = t === 1 ? first : later;
    // Without γ there is no memory: what moves the weight is the gradient alone.
    v = line ? evaluate(line.value, { g, v }) : g;
    all.push(v);
  }
  return all;
}

/** Long enough for γ up to 0.9: what is left of the start is less than a float64 has digits. */
const LONG = 400;

/** The size v settles to. */
export const settled = (gamma: number, gradients: Gradients): number =>
  Math.abs(velocities(gamma, gradients, LONG).at(-1) ?? Number.NaN);
