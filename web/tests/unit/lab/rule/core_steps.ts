// SPDX-License-Identifier: MIT
/** Every set of options that the core's schema lets a rule have, the core's steps with it, and whether a formula fits them. */
import { loadMomentum } from '../../../../src/core/momentum';
import { broken_need } from '../../../../src/lab/experiment/constraints';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../../src/lab/experiment/network';
import { parse_network } from '../../../../src/lab/experiment/network-text';
import {
  type FieldNode,
  type NumberNode,
  type RuleType,
  rule_group,
} from '../../../../src/lab/experiment/schema';
import { defaults, EXPERIMENT } from '../../../../src/lab/experiment/settings';
import type { ExperimentSettings, RunSettings, Value } from '../../../../src/lab/experiment/types';
import type { Name } from '../../../../src/lab/rule/expr';
import { type Assignment, lines_of, type Moment, state_name, worked } from '../../../../src/lab/rule/rules';
import type { OptimizerOptions, StateAt, TrainerOptions } from '../../../../src/worker/protocol';
import { exactly, lies_in, type NamedBounds, span_of } from './spans';

const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

/** Far from what the core has by itself, far more than a rounding: half of what is large, more of what is small. */
function other_number({ default: fallback, integer, low }: NumberNode): number {
  const from = fallback ?? low ?? 0;
  if (integer) return from + 1;
  return from > 0.25 ? from / 2 : from + 0.25;
}

function values_of(node: FieldNode): readonly Value[] {
  if (node.kind === 'flag') return [false, true];
  if (node.kind === 'choice') return node.choices;
  return [node.default ?? 0, other_number(node)];
}

/** Each flag both ways, each choice, each number as usual and otherwise, in every mixture that the core takes. */
export function option_sets(rule: RuleType): OptimizerOptions[] {
  let sets: Record<string, Value>[] = [{ type: rule }];
  for (const [key, node] of Object.entries(rule_group(rule).fields))
    sets = sets.flatMap((set) => values_of(node).map((value) => ({ ...set, [key]: value })));
  const is_admitted = (set: Record<string, Value>) =>
    broken_need({ ...set, rule } as unknown as RunSettings, '', '') === null;
  return sets.filter(is_admitted) as unknown as OptimizerOptions[];
}

/** What is otherwise than the core has it by itself. */
export const changed_keys = (options: OptimizerOptions): string[] =>
  Object.entries(rule_group(options.type).fields)
    .filter(([key, node]) => Reflect.get(options, key) !== (node.default ?? 0))
    .map(([key]) => key);

export function options_name(options: OptimizerOptions): string {
  const changed = changed_keys(options).map((key) => `${key}=${Reflect.get(options, key)}`);
  return `${options.type} with ${changed.join(', ') || 'nothing set'}`;
}

export type Neighbours = readonly [key: string, one: OptimizerOptions, two: OptimizerOptions];

/** Those that are alike but for one option, by its name. */
export function neighbours_of(sets: readonly OptimizerOptions[]): Neighbours[] {
  const without = (set: OptimizerOptions, key: string) => JSON.stringify({ ...set, [key]: null });
  return Object.keys(sets[0] ?? {}).flatMap((key) => {
    const alike = new Map<string, OptimizerOptions[]>();
    for (const set of sets) alike.set(without(set, key), [...(alike.get(without(set, key)) ?? []), set]);
    return [...alike.values()].flatMap((group) =>
      group.flatMap((one, i) => group.slice(i + 1).map((two): Neighbours => [key, one, two])),
    );
  });
}

type MemoryArrays = Record<string, Float32Array>;

/** One update of all parameters as the core made it. */
interface CoreStep {
  gradient: Float32Array;
  parameters: Float32Array;
  moved: Float32Array;
  before: MemoryArrays;
  after: MemoryArrays;
}

const STEPS = 4;
const EXPERIMENT_OF_ALL: ExperimentSettings = {
  ...defaults<ExperimentSettings>(EXPERIMENT),
  batch_size: 96,
  hidden: parse_network('2tanh') ?? [],
};

/** The first updates of a small network (build/wasm must be built): mini-batches, so that no gradient is like the one before. */
export function core_steps(optimizer: OptimizerOptions): CoreStep[] {
  const fallback = trainer_options(EXPERIMENT_OF_ALL, DEFAULT_BUILD, default_settings('a'));
  const trainer = new core.Trainer({ ...fallback, optimizer } as TrainerOptions);
  const steps = Array.from({ length: STEPS }, () => {
    const [before, parameters] = [trainer.optimizer_state(), trainer.parameters()];
    trainer.forward();
    trainer.backward();
    const gradient = trainer.gradients();
    trainer.update();
    trainer.zero_grad();
    return { gradient, parameters, moved: trainer.parameters(), before, after: trainer.optimizer_state() };
  });
  trainer.delete();
  return steps;
}

/** What a person would miss of a rule that the core has and the page does not. */
export function formula_of(options: OptimizerOptions, moment: Moment): Assignment[] {
  let lines: Assignment[];
  try {
    lines = lines_of(options, moment);
  } catch (cause) {
    throw new Error(`${options.type} has no formula: its lines are missing in lab/rule/rules.ts`, { cause });
  }
  if (lines.at(-1)?.target !== 'w')
    throw new Error(`the lines of ${options.type} do not end in the weight, w ← …`);
  return lines;
}

const at = (states: MemoryArrays, i: number): StateAt =>
  Object.fromEntries(Object.entries(states).map(([name, values]) => [name, values[i] as number]));

/** Of one parameter, in one update: the first line that does not come to what the core did; null when all do. */
function misfit_at(options: OptimizerOptions, moment: Moment, step: CoreStep, i: number): string | null {
  const lines = formula_of(options, moment);
  const before = at(step.before, i);
  const after = at(step.after, i);
  const [gradient, parameter] = [step.gradient[i] as number, step.parameters[i] as number];
  const shown = worked(options, moment, { gradient, parameter, before });
  const memory = (target: Name) => state_name(options.type, target) ?? target;
  let spans: NamedBounds = { g: exactly(gradient), w: exactly(parameter) };
  for (const { part, target } of lines)
    if (part === 'memory') spans = { ...spans, [target]: exactly(before[memory(target)] ?? 0) };
  for (const [n, { part, target, value }] of lines.entries()) {
    const span = span_of(value, spans);
    spans = { ...spans, [target]: span };
    const result = shown[n]?.result ?? Number.NaN;
    if (!lies_in(result, span)) return `${target} is shown as ${result}, its line comes to ${span}`;
    const number = part === 'memory' ? after[memory(target)] : target === 'w' ? step.moved[i] : result;
    if (!lies_in(number ?? Number.NaN, span))
      return `${target}: the core has ${number}, its line comes to ${span}`;
  }
  return null;
}

/** The first number that the rule's lines with these options do not come to, in words; null when they fit all steps. */
export function misfit(options: OptimizerOptions, steps: readonly CoreStep[]): string | null {
  for (const [n, step] of steps.entries()) {
    const first = !('momentum_buffer' in step.before);
    const moment = { lr: options.lr ?? Number.NaN, t: n + 1, first };
    const memories = formula_of(options, moment).filter(({ part }) => part === 'memory');
    const named = memories.map(({ target }) => state_name(options.type, target) ?? target).sort();
    const core_names = Object.keys(step.after).sort();
    if (named.join() !== core_names.join()) return `the lines remember ${named}, the core ${core_names}`;
    for (let i = 0; i < step.moved.length; i++) {
      const wrong = misfit_at(options, moment, step, i);
      if (wrong) return `step ${n + 1}, parameter ${i}: ${wrong}`;
    }
  }
  return null;
}
