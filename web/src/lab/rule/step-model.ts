// SPDX-License-Identifier: MIT
/** One step worked out for the parameter looked at, as its card and its stations both show it: numbers and code, no words. */
import type { OptimizerOptions, StepTrace } from '../../worker/protocol';
import type { RunView } from '../view';
import { type Assignment, general_lines, type Moment, type Worked, worked } from './rules';
import { by_torch, code_text } from './text';

/** The rules that words tell apart: momentum makes another of some. */
export type RuleVariant =
  | 'plain'
  | 'momentum'
  | 'rmsprop_momentum'
  | Exclude<OptimizerOptions['type'], 'sgd'>;

export interface StepModel extends StepTrace {
  rule: RuleVariant;
  /** what is remembered, and what it follows; empty where nothing is */
  memory: readonly Worked[];
  /** the update of the weight; without a memory also what it follows */
  update: readonly Worked[];
  /** what stays for the next step: memories, or a velocity that is not used */
  carryover: readonly (readonly [name: string, value: number])[];
  /** a velocity that γ = 0 neither uses nor changes; null: there is none */
  frozen: number | null;
  /** a schedule sets its lr */
  scheduled: boolean;
  /** the step ends with zero_grad() */
  zero_grad: boolean;
  /** PyTorch's lines for the halves of the update and for the end, whatever is special about the first step */
  code: { memory: string; update: string; zero_grad: string };
}

const of_part = <A extends Assignment>(lines: readonly A[], ...parts: Assignment['part'][]): A[] =>
  lines.filter(({ part }) => parts.includes(part));

function rule_of(optimizer: OptimizerOptions): RuleVariant {
  const { type, momentum } = optimizer as { type: OptimizerOptions['type']; momentum?: number };
  if (type === 'sgd') return momentum ? 'momentum' : 'plain';
  return type === 'rmsprop' && momentum ? 'rmsprop_momentum' : type;
}

function code_of(optimizer: OptimizerOptions, remembers: boolean, zero_grad: boolean): StepModel['code'] {
  const general = general_lines(optimizer);
  const does = (...parts: Assignment['part'][]) =>
    of_part(general, ...parts)
      .map(code_text)
      .join('; ');
  const line = (code: string) => (by_torch(optimizer) ? `opt.step()  # ${code}` : code);
  return {
    memory: remembers ? line(does('direction', 'memory')) : 'opt.step()',
    update: line(remembers ? does('update') : does('direction', 'update')),
    zero_grad: zero_grad ? 'opt.zero_grad()' : '# opt.zero_grad()',
  };
}

export function step_model(
  trace: StepTrace,
  { settings, build_options }: Pick<RunView, 'settings' | 'build_options'>,
): StepModel {
  const { gradient, parameter_before: parameter, before, after, optimizer } = trace;
  const velocity = before.momentum_buffer;
  const moment: Moment = { lr: trace.lr, t: trace.t, first: velocity === undefined };
  const lines = worked(optimizer, moment, { gradient, parameter, before, after });
  const memories = of_part(lines, 'memory');
  const remembers = memories.length > 0;
  const frozen = velocity !== undefined && velocity !== 0 ? velocity : null;
  const unused = frozen === null ? [] : [['v', frozen] as const];
  const { zero_grad } = build_options.value;
  return {
    ...trace,
    rule: rule_of(optimizer),
    memory: remembers ? of_part(lines, 'direction', 'memory') : [],
    update: remembers ? of_part(lines, 'update') : of_part(lines, 'direction', 'update'),
    carryover: remembers ? memories.map(({ target, result }) => [target, result] as const) : unused,
    frozen,
    scheduled: settings.value.schedule !== 'constant',
    zero_grad,
    code: code_of(optimizer, remembers, zero_grad),
  };
}
