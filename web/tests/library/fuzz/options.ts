// SPDX-License-Identifier: MIT
/** Random option trees: most of them good, some with a value where it does not belong. */
import type { Draws } from './draws';

/** What no option takes, or hardly any. */
const STRANGE: readonly unknown[] = [
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0,
  -0,
  0.5,
  1e308,
  5e-324,
  65_536,
  65_537,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  true,
  '',
  'sgd',
  'constructor',
  '动量'.repeat(99),
  [],
  {},
  7n,
  Symbol('s'),
  () => 1,
  new Float32Array(3),
  new Proxy({}, {}),
];

export const strange = (draws: Draws): unknown => draws.of(STRANGE);

/** Each value is itself but for a few. */
function bent(draws: Draws, tree: Record<string, unknown>): Record<string, unknown> {
  if (!draws.chance(0.1)) return tree;
  const key = draws.chance(0.1) ? 'no_such_key' : draws.of(Object.keys(tree));
  return { ...tree, [key]: strange(draws) };
}

const lr = (draws: Draws) => draws.of([0, 0.001, 0.1, 0.1, 1, 1e4, 1e30]);

export function optimizer(draws: Draws): Record<string, unknown> {
  const share = () => draws.of([0, 0.5, 0.9, 0.99]);
  const flag = () => draws.chance(0.3);
  const common = { lr: lr(draws), weight_decay: draws.of([0, 0, 0.1]), maximize: flag() };
  const rules = [
    { type: 'sgd', ...common, momentum: share(), convention: draws.of(['pytorch', 'classical', 'average']) },
    { type: 'sgd', ...common, momentum: 0.9, nesterov: flag(), dampening: draws.of([0, 0, 0.5]) },
    { type: 'adam', ...common, beta1: share(), beta2: share(), amsgrad: flag(), eps: draws.of([0, 1e-8]) },
    { type: 'rmsprop', ...common, alpha: share(), momentum: share(), centered: flag() },
    { type: 'adagrad', ...common, lr_decay: draws.of([0, 0.1]), initial_accumulator_value: share() },
  ];
  return bent(draws, draws.of(rules));
}

function array_data(draws: Draws, sizes: { samples: number; features: number }, mse: boolean) {
  const { samples, features } = sizes;
  const off = () => (draws.chance(0.05) ? 1 : 0);
  const x = Float32Array.from({ length: samples * features + off() }, () => draws.below(7) - 3);
  if (mse) {
    const y = Float32Array.from({ length: samples * 2 + off() }, () => draws.below(3));
    return { kind: 'arrays', ...sizes, x, y, outputs: 2 };
  }
  const y = Int32Array.from({ length: samples + off() }, () => draws.below(3 + off()));
  return { kind: 'arrays', ...sizes, x, y, classes: 3 };
}

function data(draws: Draws, mse: boolean): Record<string, unknown> {
  const sizes = { samples: 1 + draws.below(9), features: 1 + draws.below(4) };
  if (draws.chance(0.3)) return bent(draws, array_data(draws, sizes, mse));
  const kind = draws.of(['torch_rand', 'torch_rand_learnable']);
  return bent(draws, {
    kind,
    ...sizes,
    ...(mse ? { outputs: 1 + draws.below(3) } : { classes: 1 + draws.below(4) }),
  });
}

function hidden(draws: Draws): unknown[] {
  return Array.from({ length: draws.below(4) }, () =>
    bent(draws, {
      units: 1 + draws.below(6),
      activation: draws.of(['identity', 'relu', 'sigmoid', 'tanh']),
    }),
  );
}

/** Now and then some tensors by name, one of them perhaps wrong; mostly nothing. */
function params(draws: Draws, layers: number): { params?: unknown[] } {
  if (!draws.chance(0.3)) return {};
  const names: unknown[] = Array.from({ length: layers }, (_, layer) => `linear${layer + 1}`)
    .concat('out')
    .flatMap((layer) => [`${layer}.weight`, `${layer}.bias`])
    .filter(() => draws.chance(0.6));
  if (draws.chance(0.1)) names.push(draws.of([strange(draws), names[0], 'linear4.weight', 'linear01.bias']));
  return { params: draws.chance(0.5) ? names : names.reverse() };
}

function test(draws: Draws): { test?: unknown } {
  if (!draws.chance(0.4)) return {};
  const seed = draws.below(1000);
  return {
    test: bent(
      draws,
      draws.of([
        { type: 'none' },
        { type: 'split', share: draws.of([0.2, 0.5]), seed },
        { type: 'fresh', seed },
      ]),
    ),
  };
}

export function trainer_options(draws: Draws): Record<string, unknown> {
  const loss = draws.of(['cross_entropy', 'mse']);
  const layers = hidden(draws);
  return bent(draws, {
    seed: draws.below(1000),
    loss,
    data: data(draws, loss === 'mse'),
    ...test(draws),
    hidden: layers,
    ...params(draws, layers.length),
    optimizer: optimizer(draws),
    batch_size: draws.below(6),
  });
}
