// SPDX-License-Identifier: MIT
/** Variants of the update: another lr or γ, a forgotten line, another convention, another rule. */
import type { OptimizerOptions, SgdOptions } from '../../core/options';
import type { Variant, VariantBase, VariantChange } from '../variant';
import { tidy, variant } from './one';

/** Slips of a decade, and what else is tried by hand. */
const LR_FACTORS = [10, 5, 3, 2, 0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01];
const MOMENTA = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1];
const WEIGHT_DECAYS = [0, 1e-4, 5e-4, 1e-3, 0.01, 0.1];

const optimizer = (options: VariantChange['optimizer']): VariantChange => ({ optimizer: options ?? {} });

const others = (values: readonly number[], than: number): number[] =>
  values.filter((value) => value !== than);

function rates(lr: number): Variant[] {
  return LR_FACTORS.map((factor) => tidy(lr * factor))
    .filter((value) => value > 0)
    .map((value) => variant('lr', value, optimizer({ lr: value })));
}

/** Nothing moves: gradients are gone before they are used, or are not used. */
function standing({ weight_decay = 0 }: OptimizerOptions): Variant[] {
  const still = variant('no_step', true, optimizer({ lr: 0 }));
  const cleared = variant('zero_grad_early', true, optimizer({ lr: 0 }));
  // Without a gradient the weights would still decay.
  return weight_decay === 0 ? [still, cleared] : [still];
}

/** Nesterov's is only of a velocity. */
const of_momentum = (value: number, nesterov: boolean) =>
  value === 0 && nesterov ? { momentum: 0, nesterov: false } : { momentum: value };

function sgd(options: SgdOptions): Variant[] {
  const {
    momentum = 0,
    dampening = 0,
    nesterov = false,
    convention = 'pytorch',
    maximize = false,
    stale_buffer = false,
  } = options;
  const has_velocity = momentum > 0;
  const flag = (name: 'nesterov' | 'maximize' | 'stale_buffer', value: boolean) =>
    variant(name, !value, optimizer({ [name]: !value }));
  const can_dampen = has_velocity && convention !== 'average';
  const dampenings = can_dampen ? others([...new Set([0, 0.5, momentum])], dampening) : [];
  return [
    ...others(MOMENTA, momentum).map((value) =>
      variant('momentum', value, optimizer(of_momentum(value, nesterov))),
    ),
    ...(has_velocity ? [variant('new_optimizer', true, optimizer(of_momentum(0, nesterov)))] : []),
    ...dampenings.map((value) =>
      variant('dampening', value, optimizer({ dampening: value, nesterov: false })),
    ),
    ...(has_velocity && !stale_buffer ? [flag('nesterov', nesterov)] : []),
    ...(has_velocity && convention !== 'average'
      ? [variant('average', true, optimizer({ convention: 'average', dampening: 0 }))]
      : []),
    ...(has_velocity && convention === 'average'
      ? [variant('average', false, optimizer({ convention: 'pytorch' }))]
      : []),
    ...(has_velocity && !nesterov ? [flag('stale_buffer', stale_buffer)] : []),
    flag('maximize', maximize),
    ...(maximize ? [] : [variant('sign', true, optimizer({ maximize: true }))]),
  ];
}

/** What other rules are set to by hand. */
const OPTIONS: Readonly<
  Record<Exclude<OptimizerOptions['type'], 'sgd'>, Readonly<Record<string, readonly (number | boolean)[]>>>
> = {
  adam: {
    beta1: [0, 0.5, 0.8, 0.9, 0.95, 0.99],
    beta2: [0.9, 0.95, 0.98, 0.99, 0.999, 0.9999],
    eps: [1e-8, 1e-7, 1e-6, 1e-4, 1e-3],
    amsgrad: [true, false],
    maximize: [true, false],
  },
  rmsprop: {
    alpha: [0.5, 0.9, 0.95, 0.99, 0.999],
    momentum: [0, 0.5, 0.9],
    eps: [1e-10, 1e-8, 1e-7, 1e-6, 1e-4],
    centered: [true, false],
    maximize: [true, false],
  },
  adagrad: {
    lr_decay: [0, 1e-4, 1e-3, 0.01],
    initial_accumulator_value: [0, 0.1, 1],
    eps: [1e-10, 1e-8, 1e-7, 1e-6],
    maximize: [true, false],
  },
};

function adaptive(options: Exclude<OptimizerOptions, SgdOptions>): Variant[] {
  const present = new Map<string, unknown>(Object.entries(options));
  const each = Object.entries(OPTIONS[options.type]).flatMap(([key, values]) =>
    values
      .filter((value) => present.has(key) && value !== present.get(key))
      .map((value) =>
        key === 'maximize'
          ? variant('maximize', value, optimizer({ maximize: value }))
          : variant('option', value, optimizer({ [key]: value }), key),
      ),
  );
  const anew = variant('new_optimizer', true, optimizer({ beta1: 0, beta2: 0 }));
  return options.type === 'adam' ? [...each, anew] : each;
}

/** Other rules, at the rates they are tried with. */
const RULES: readonly OptimizerOptions[] = [
  { type: 'sgd', lr: 0.1, momentum: 0.9 },
  { type: 'sgd', lr: 0.1, momentum: 0 },
  { type: 'sgd', lr: 0.01, momentum: 0.9 },
  { type: 'adam', lr: 0.1 },
  { type: 'adam', lr: 0.01 },
  { type: 'adam', lr: 0.001 },
  { type: 'rmsprop', lr: 0.01 },
  { type: 'rmsprop', lr: 0.001 },
  { type: 'adagrad', lr: 0.1 },
  { type: 'adagrad', lr: 0.01 },
];

const rule_of = (one: OptimizerOptions): Variant =>
  variant(
    'rule',
    one.lr ?? 0,
    optimizer({ ...one }),
    one.type === 'sgd' && one.momentum ? 'sgd momentum' : one.type,
  );

export function update_variants({ optimizer: options, zero_grad = true }: VariantBase): Variant[] {
  const { lr = 0, weight_decay = 0, type } = options;
  const decays = others(WEIGHT_DECAYS, weight_decay).map((value) =>
    variant('weight_decay', value, optimizer({ weight_decay: value })),
  );
  return [
    variant('zero_grad', !zero_grad, { problem: { zero_grad: !zero_grad } }),
    ...(type === 'sgd' ? sgd(options) : adaptive(options)),
    ...rates(lr),
    ...standing(options),
    ...decays,
    variant('step_twice', true, { loop: 'step_twice' }),
    ...RULES.filter((one) => one.type !== type).map(rule_of),
  ];
}

/** The same with a learning rate that nothing changes on the way. */
export const schedule_variants = ({ schedule }: VariantBase): Variant[] =>
  schedule.type === 'constant'
    ? []
    : [variant('no_schedule', true, { problem: { schedule: { type: 'constant' } } }, schedule.type)];
