// SPDX-License-Identifier: MIT
/** A run that is like another but for one thing (or two): what it is made with, how its loop goes, what it prints. */
import type { CommonOptions, OptimizerOptions, ScheduleOptions, TrainerOptions } from '../core/options';

/** What differs, by name; its words are in words/. */
export const CAUSES = [
  'zero_grad',
  'zero_grad_early',
  'no_step',
  'step_twice',
  'new_optimizer',
  'rule',
  'average',
  'lr',
  'momentum',
  'weight_decay',
  'dampening',
  'nesterov',
  'maximize',
  'sign',
  'old_velocity',
  'option',
  'no_schedule',
  'sum',
  'batch',
  'full_batch',
  'only',
  'all_tensors',
  'no_biases',
  'seed',
  'init',
  'activation',
  'no_activation',
  'after',
  'running_mean',
] as const;

export type CauseName = (typeof CAUSES)[number];

/** A cause with what it is set to: γ = 0.5, weight decay 0.01, linear1 with tanh. */
export interface VariantCause {
  name: CauseName;
  /** as code has it */
  value: string | number | boolean;
  /** of which option, layer or tensor, where the name does not say it */
  of?: string;
}

/** The order of a loop's lines: as PyTorch's manual has it; the weight moved by the velocity of the step before; step() twice. */
export type Loop = 'plain' | 'old_velocity' | 'step_twice';

/** What is printed for a step: the loss it started from, the loss after it, the mean of all so far. */
export type Printing = 'before' | 'after' | 'running_mean';

/** What a run is made from, in full. */
export type VariantBase = TrainerOptions & { optimizer: OptimizerOptions; schedule: ScheduleOptions };

export type OptimizerPatch = Readonly<Record<string, string | number | boolean>>;

/** What is otherwise. */
export interface VariantChange {
  problem?: Partial<Omit<CommonOptions, 'optimizer'>>;
  /** with a type: another rule, else options of this one */
  optimizer?: OptimizerPatch;
  /** gradients and losses are so many times as large: of a sum over samples */
  scale?: number;
  loop?: Loop;
  print?: Printing;
}

export interface Variant {
  id: string;
  /** none: the run itself */
  causes: readonly VariantCause[];
  change: VariantChange;
}

/** What two changes may not have in common. */
export type ChangePart = 'problem' | 'loop' | 'print' | 'scale' | `optimizer.${string}`;

export function parts_of({ problem, optimizer, scale, loop, print }: VariantChange): ChangePart[] {
  const options = Object.keys(optimizer ?? {}).map((key): ChangePart => `optimizer.${key}`);
  return [
    ...(problem ? ['problem' as const] : []),
    ...options,
    ...(scale ? ['scale' as const] : []),
    ...(loop ? ['loop' as const] : []),
    ...(print ? ['print' as const] : []),
  ];
}

/** In which order two are said: that of the list of causes. */
const place_of = ({ causes: [cause] }: Variant): number => (cause ? CAUSES.indexOf(cause.name) : -1);

/** Both changes in one; null where both are of the same part. */
export function combined(one: Variant, other: Variant): Variant | null {
  const parts = new Set(parts_of(one.change));
  if (parts_of(other.change).some((part) => parts.has(part))) return null;
  const optimizer = { ...one.change.optimizer, ...other.change.optimizer };
  const both = [one, other].sort((a, b) => place_of(a) - place_of(b));
  return {
    id: both.map(({ id }) => id).join(' + '),
    causes: both.flatMap(({ causes }) => causes),
    change: {
      ...one.change,
      ...other.change,
      ...(Object.keys(optimizer).length > 0 ? { optimizer } : {}),
    },
  };
}

/** Rules whose step is the same for gradients of any scale, but for eps, which then is that much smaller. */
const scaled_eps = ({ eps, weight_decay }: { eps: number; weight_decay: number }, by: number) => ({
  eps: eps / by,
  weight_decay: weight_decay / by,
});

/** The options of a step whose gradients are `by` times as large. */
function scaled(optimizer: OptimizerOptions, by: number): OptimizerOptions {
  const { weight_decay = 0 } = optimizer;
  if (optimizer.type === 'sgd')
    return { ...optimizer, lr: (optimizer.lr ?? 0) * by, weight_decay: weight_decay / by };
  const eps = scaled_eps({ eps: optimizer.eps ?? 0, weight_decay }, by);
  if (optimizer.type !== 'adagrad') return { ...optimizer, ...eps };
  const start = optimizer.initial_accumulator_value ?? 0;
  return { ...optimizer, ...eps, initial_accumulator_value: start / (by * by) };
}

/** The options that a variant's trainer is made from. */
export function options_of(base: VariantBase, { problem, optimizer, scale }: VariantChange): VariantBase {
  const is_other_rule = optimizer?.type !== undefined && optimizer.type !== base.optimizer.type;
  const rule: unknown = is_other_rule ? optimizer : { ...base.optimizer, ...optimizer };
  return {
    ...base,
    ...problem,
    optimizer: scale ? scaled(rule as OptimizerOptions, scale) : rule,
  } as VariantBase;
}
