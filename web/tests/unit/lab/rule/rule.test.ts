// SPDX-License-Identifier: MIT
/** Update rules in words of every kind: in letters, with numbers, as code, as PyTorch's line. */
import { expect, it } from 'vitest';
import { settings_of } from '../../../../src/lab/experiment/defaults';
import { tuning_of } from '../../../../src/lab/experiment/network';
import type { RuleType } from '../../../../src/lab/experiment/schema';
import { lines_of, worked } from '../../../../src/lab/rule/rules';
import {
  code_text,
  constructor_code,
  letters_of,
  numbers_text,
  options_text,
  start_text,
} from '../../../../src/lab/rule/text';
import type { OptimizerOptions } from '../../../../src/worker/protocol';

function optimizer(rule: RuleType, options: object): OptimizerOptions {
  return tuning_of(settings_of('b', rule, 'constant', (key) => Reflect.get(options, key))).optimizer;
}

it('in letters, with numbers, as code', () => {
  const written = (rule: RuleType, options: object, text: typeof letters_of) =>
    lines_of(optimizer(rule, options), { lr: 0.1, t: 3, first: false }).map(text);
  expect(written('sgd', {}, letters_of)).toEqual(['v ← γv + g', 'w ← w − lr·v']);
  expect(written('sgd', { convention: 'classical' }, letters_of)).toEqual(['v ← γv − lr·g', 'w ← w + v']);
  expect(written('sgd', { convention: 'average' }, options_text)).toEqual([
    'v ← 0.9·v + 0.1·g',
    'w ← w − 0.1·v',
  ]);
  expect(written('sgd', { nesterov: true }, code_text)).toEqual(['v = γ·v + g', 'w = w − lr·(g + γ·v)']);
  expect(written('adam', {}, letters_of)).toEqual([
    'm ← β₁m + (1−β₁)g',
    'u ← β₂u + (1−β₂)g²',
    'm̂ ← m / (1 − β₁ᵗ)',
    'û ← u / (1 − β₂ᵗ)',
    'w ← w − lr·m̂ / (√û + ε)',
  ]);
  expect(written('adam', {}, options_text).slice(2)).toEqual([
    'm̂ ← m / (1 − 0.9ᵗ)',
    'û ← u / (1 − 0.999ᵗ)',
    'w ← w − 0.1·m̂ / (√û + 1e−8)',
  ]);
  expect(written('adagrad', { lr: 0.1, lr_decay: 0.2 }, options_text)[1]).toBe('η ← 0.1 / (1 + (t−1)·0.2)');
  const [velocity] = worked(
    optimizer('sgd', {}),
    { lr: 0.1, t: 2, first: false },
    {
      gradient: 0.5,
      parameter: 1,
      before: { momentum_buffer: -2 },
    },
  );
  expect(velocity && numbers_text(velocity, (x) => (x < 0 ? `(${x})` : String(x)))).toBe('0.9 × (-2) + 0.5');
  const before = { gradient: 0.5, parameter: 1, before: {} };
  const corrected = worked(optimizer('adam', {}), { lr: 0.1, t: 13, first: false }, before);
  expect(corrected[2] && numbers_text(corrected[2], () => 'm')).toBe('m / (1 − 0.9¹³)');
});

it.each([
  ['sgd', {}, null],
  ['sgd', { dampening: 0.4 }, 'v₁ ← g'],
  ['sgd', { dampening: 0.4, convention: 'classical', maximize: true }, 'v₁ ← −lr·d'],
  ['adagrad', {}, null],
  ['adagrad', { initial_accumulator_value: 0.5 }, 's₀ = 0.5'],
] as const)('what the memory of %s %j starts as', (rule, options, text) => {
  expect(start_text(optimizer(rule, options))).toBe(text);
});

it.each([
  ['sgd', {}, 'optim.SGD(net.parameters(), lr=0.1, momentum=0.9)'],
  ['sgd', { momentum: 0, maximize: true }, 'optim.SGD(net.parameters(), lr=0.1, maximize=True)'],
  ['adam', { beta2: 0.99 }, 'optim.Adam(net.parameters(), lr=0.01, betas=(0.9, 0.99))'],
  ['adagrad', { lr: 0.01 }, 'optim.Adagrad(net.parameters(), lr=0.01)'],
] as const)('PyTorch’s line for %s %j', (rule, options, code) => {
  expect(constructor_code(optimizer(rule, options))).toBe(code);
});
