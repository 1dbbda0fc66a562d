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
  'stale_buffer',
  'option',
  'no_schedule',
  'reduction',
  'softmax',
  'batch',
  'full_batch',
  'only',
  'all_tensors',
  'no_biases',
  'bias',
  'seed',
  'net_first',
  'default_dtype',
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

/** How a loop goes: as PyTorch's manual has it, or with step() twice. */
export type Loop = 'plain' | 'step_twice';

/** What is printed for a step: the loss it started from, the loss after it, the mean of all so far. */
export type Printing = 'before' | 'after' | 'running_mean';

/** What a run is made from, in full. */
export type VariantBase = TrainerOptions & { optimizer: OptimizerOptions; schedule: ScheduleOptions };

export type OptimizerPatch = Readonly<Record<string, string | number | boolean>>;

/** What is otherwise. */
export interface VariantChange {
  problem?: Partial<Omit<CommonOptions, 'optimizer'>> & { loss?: TrainerOptions['loss'] };
  /** with a type: another rule, else options of this one */
  optimizer?: OptimizerPatch;
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
export function parts_of({ problem = {}, optimizer = {}, loop, print }: VariantChange): string[] {
  const loops = [...(loop ? ['loop'] : []), ...(print ? ['print'] : [])];
  // Another rule has options of its own.
  const options =
    'type' in optimizer ? ['optimizer'] : Object.keys(optimizer).map((key) => `optimizer.${key}`);
  return [...Object.keys(problem), ...options, ...loops];
}

const is_of_rule = (part: string) => part.startsWith('optimizer');

function meet(one: readonly string[], other: readonly string[]): boolean {
  const whole = [one, other].some((parts) => parts.includes('optimizer'));
  return (
    one.some((part) => other.includes(part)) || (whole && one.some(is_of_rule) && other.some(is_of_rule))
  );
}

/** In which order two are said: that of the list of causes. */
const place_of = ({ causes: [cause] }: Variant): number => (cause ? CAUSES.indexOf(cause.name) : -1);

/** Both changes in one; null where both are of the same part. */
export function combined(one: Variant, other: Variant): Variant | null {
  if (meet(parts_of(one.change), parts_of(other.change))) return null;
  const optimizer = { ...one.change.optimizer, ...other.change.optimizer };
  const problem = { ...one.change.problem, ...other.change.problem };
  const both = [one, other].sort((a, b) => place_of(a) - place_of(b));
  return {
    id: both.map(({ id }) => id).join(' + '),
    causes: both.flatMap(({ causes }) => causes),
    change: {
      ...one.change,
      ...other.change,
      ...(Object.keys(optimizer).length > 0 ? { optimizer } : {}),
      ...(Object.keys(problem).length > 0 ? { problem } : {}),
    },
  };
}

/** The options that a variant's trainer is made from. */
export function options_of(base: VariantBase, { problem, optimizer }: VariantChange): VariantBase {
  const is_other_rule = optimizer?.type !== undefined && optimizer.type !== base.optimizer.type;
  const rule: unknown = is_other_rule ? optimizer : { ...base.optimizer, ...optimizer };
  return { ...base, ...problem, optimizer: rule } as VariantBase;
}
