// SPDX-License-Identifier: MIT
/** Update rules as data: worked out, they give what the core does (build/wasm must be built). */
import { describe, expect, it } from 'vitest';
import { loadMomentum } from '../../../../src/core/momentum';
import { settings_of } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options, tuning_of } from '../../../../src/lab/experiment/network';
import type { RuleType } from '../../../../src/lab/experiment/schema';
import { defaults, EXPERIMENT } from '../../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../../src/lab/experiment/types';
import { evaluate } from '../../../../src/lab/rule/expr';
import { lines_of, state_name, type Worked, worked } from '../../../../src/lab/rule/rules';
import {
  code_text,
  constructor_code,
  letters_of,
  numbers_text,
  options_text,
  start_text,
} from '../../../../src/lab/rule/text';
import type { OptimizerOptions, TrainerOptions } from '../../../../src/worker/protocol';

const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

function optimizer(rule: RuleType, told: object): OptimizerOptions {
  return tuning_of(settings_of('b', rule, 'constant', (key) => Reflect.get(told, key))).optimizer;
}

const CASES: [RuleType, object][] = [
  ['sgd', { momentum: 0 }],
  ['sgd', { momentum: 0, weight_decay: 0.01, maximize: true }],
  ...['pytorch', 'classical', 'average'].flatMap((convention): [RuleType, object][] => [
    ['sgd', { convention }],
    ['sgd', { convention, nesterov: true, weight_decay: 0.03 }],
    ['sgd', { convention, maximize: true }],
  ]),
  ['sgd', { dampening: 0.4 }],
  ['sgd', { dampening: 0.4, convention: 'classical' }],
  ['adam', {}],
  ['adam', { beta1: 0.5, beta2: 0.9, eps: 1e-3, weight_decay: 0.02 }],
  ['adam', { amsgrad: true, maximize: true }],
  ['rmsprop', {}],
  ['rmsprop', { momentum: 0 }],
  ['rmsprop', { momentum: 0.8, centered: true, weight_decay: 0.01, alpha: 0.9 }],
  ['adagrad', {}],
  ['adagrad', { lr_decay: 0.1, initial_accumulator_value: 0.5, weight_decay: 0.01, maximize: true }],
];

/** INTERIM: what the core here knows of them. */
function trainer_with(optimizer: OptimizerOptions, batch_size: number) {
  const experiment = { ...defaults<ExperimentSettings>(EXPERIMENT), batch_size };
  const all = trainer_options(experiment, DEFAULT_BUILD, settings_of('b', 'sgd', 'constant'));
  const { schedule: _, test: __, init: ___, ...known } = all as typeof all & Record<string, unknown>;
  return new core.Trainer({ ...known, optimizer } as TrainerOptions);
}

/** A few roundings of a float32 so large. */
const ROUNDINGS = 6 * 2 ** -24;

/** The largest of what is added up: a small sum of large summands is as exact as those are. */
function size_of({ value, before }: Worked): number {
  const parts = value.op === 'sum' ? value.terms.map(({ of }) => of) : [value];
  return Math.max(...parts.map((part) => Math.abs(evaluate(part, before))));
}

/** `lost` is how many times more exact g + λw was than what is left of it. */
function expect_close(line: Worked, made: number | undefined, lost: number) {
  const off = Math.abs(evaluate(line.value, line.before) - (made ?? Number.NaN));
  expect(off, line.target).toBeLessThanOrEqual(ROUNDINGS * lost * size_of(line) + 2 ** -140);
}

describe.each(CASES)('%s %j', (rule, told) => {
  const options = optimizer(rule, told);

  it.each([0, 96])('comes to what the core does, at parameters of every layer: batch size %d', (batch) => {
    const trainer = trainer_with(options, batch);
    for (let t = 1; t <= 12; t++) {
      const before = trainer.optimizer_state();
      const weights = trainer.parameters();
      trainer.forward();
      trainer.backward();
      const gradient = trainer.gradients();
      trainer.update();
      trainer.zero_grad();
      const after = trainer.optimizer_state();
      const moved = trainer.parameters();
      const moment = { lr: options.lr ?? 0, t, first: !('momentum_buffer' in before) };
      for (let i = 0; i < moved.length; i += 7) {
        const at = (all: Record<string, Float32Array>) =>
          Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values[i] as number]));
        const seen = { gradient: gradient[i] as number, parameter: weights[i] as number };
        const lines = worked(options, moment, { ...seen, before: at(before), after: at(after) });
        const memories = lines.filter(({ part }) => part === 'memory');
        const [followed] = lines;
        const lost =
          followed?.target === 'd' && followed.result ? size_of(followed) / Math.abs(followed.result) : 1;
        for (const line of memories)
          expect_close(line, at(after)[state_name(rule, line.target) ?? line.target], lost);
        expect(memories.map(({ target }) => state_name(rule, target)).sort()).toEqual(
          Object.keys(after).sort(),
        );
        const w = lines.at(-1) as Worked;
        expect(w.target).toBe('w');
        expect_close(w, moved[i], memories.length > 0 ? 1 : lost);
      }
    }
    trainer.delete();
  });

  it('is written with what is set, and nothing else', () => {
    const lines = lines_of(options, { lr: options.lr ?? 0, t: 2, first: false });
    const letters = lines.map(letters_of).join('; ');
    const has = (letter: string) => letters.includes(letter);
    const { weight_decay = 0, eps } = options as { weight_decay?: number; eps?: number };
    expect(has('λ')).toBe(weight_decay !== 0);
    expect(has('ε')).toBe(eps !== undefined);
    expect(has('γ')).toBe('momentum' in options && Number(options.momentum) > 0);
    expect(has('decay')).toBe('lr_decay' in options && Number(options.lr_decay) > 0);
    expect(has('τ')).toBe('dampening' in options && Number(options.dampening) > 0);
  });
});

it('in letters, with numbers, as code', () => {
  const written = (rule: RuleType, told: object, text: typeof letters_of) =>
    lines_of(optimizer(rule, told), { lr: 0.1, t: 3, first: false }).map(text);
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
  const seen = { gradient: 0.5, parameter: 1, before: {} };
  const corrected = worked(optimizer('adam', {}), { lr: 0.1, t: 13, first: false }, seen);
  expect(corrected[2] && numbers_text(corrected[2], () => 'm')).toBe('m / (1 − 0.9¹³)');
});

it.each([
  ['sgd', {}, null],
  ['sgd', { dampening: 0.4 }, 'v₁ ← g'],
  ['sgd', { dampening: 0.4, convention: 'classical', maximize: true }, 'v₁ ← −lr·d'],
  ['adagrad', {}, null],
  ['adagrad', { initial_accumulator_value: 0.5 }, 's₀ = 0.5'],
] as const)('what the memory of %s %j starts as', (rule, told, text) => {
  expect(start_text(optimizer(rule, told))).toBe(text);
});

it.each([
  ['sgd', {}, 'optim.SGD(net.parameters(), lr=0.1, momentum=0.9)'],
  ['sgd', { momentum: 0, maximize: true }, 'optim.SGD(net.parameters(), lr=0.1, maximize=True)'],
  ['adam', { beta2: 0.99 }, 'optim.Adam(net.parameters(), lr=0.01, betas=(0.9, 0.99))'],
  ['adagrad', { lr: 0.01 }, 'optim.Adagrad(net.parameters(), lr=0.01)'],
] as const)('PyTorch’s line for %s %j', (rule, told, code) => {
  expect(constructor_code(optimizer(rule, told))).toBe(code);
});
