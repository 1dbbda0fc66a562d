// SPDX-License-Identifier: MIT
/** What each phase of a step says: its equations with live numbers, and the line of PyTorch that does it. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Messages } from '../../i18n';
import { format_exact, format_number } from '../../lib/numbers';
import { Formula } from '../../ui/Formula';
import type { InsideStep, OptimizerOptions } from '../../worker/protocol';
import { list_text, loss_text, equation_text as number, term_text as term } from '../controls/text';
import {
  type Assignment,
  general_lines,
  type Moment,
  starts_undamped,
  type Worked,
  worked,
} from '../rule/rules';
import { by_torch, code_text, numbers_text } from '../rule/text';
import type { RunView } from '../view';
import { MemoryBars } from './MemoryBars';

type Text = Messages['inside'];

export interface PhaseCard {
  name: string;
  note: string;
  code: string;
  /** what is to be said of these settings, whatever the numbers are: it takes the same room all the time */
  remarks: readonly string[];
  /** the room its numbers take at the most, in lines and sets of bars, or the panel would jump while the runs go */
  room: { lines: number; bars: number };
  /** shown once the phase is done */
  numbers: ComponentChildren;
}

type OfRun = Pick<RunView, 'settings' | 'build_options'>;

/** A step with everything its equations say worked out. */
interface WorkedStep extends InsideStep {
  lines: readonly Worked[];
  text: Text;
  scheduled: boolean;
  /** the step ends with zero_grad() */
  zero_grad: boolean;
}

const of_part = ({ lines }: WorkedStep, ...parts: Worked['part'][]) =>
  lines.filter(({ part }) => parts.includes(part));
const has_memory = (told: WorkedStep) => of_part(told, 'memory').length > 0;

function tell(inside: InsideStep, text: Text, { settings, build_options }: OfRun): WorkedStep {
  const moment: Moment = { lr: inside.lr, t: inside.t, first: !('momentum_buffer' in inside.before) };
  const { gradient, parameter_before: parameter, before, after } = inside;
  const lines = worked(inside.optimizer, moment, { gradient, parameter, before, after });
  const scheduled = settings.value.schedule !== 'constant';
  return { ...inside, text, scheduled, zero_grad: build_options.value.zero_grad, lines };
}

/** One line of a rule: what it is called, the numbers in it, and what comes of them. */
function Equation({ line, result }: { line: Worked; result: number }) {
  return (
    <p class="equation">
      <Formula text={`${line.target} = ${numbers_text(line, term)}`} />
      <span class="result">
        <Formula text="=" />{' '}
        <b>
          <Formula text={number(result)} />
        </b>
      </span>
    </p>
  );
}

/** A velocity that γ = 0 neither uses nor changes, if there is one. */
const frozen = ({ before }: InsideStep) =>
  before.momentum_buffer !== undefined && before.momentum_buffer !== 0;

/** The memories that bars tell something of: the first, and a velocity. A mean of squares only ever creeps. */
const with_bars = (told: WorkedStep) =>
  of_part(told, 'memory').filter(({ target }, i) => i === 0 || target === 'v');

function memory_numbers(told: WorkedStep): ComponentChildren {
  if (!has_memory(told)) return null;
  const barred = with_bars(told);
  return of_part(told, 'direction', 'memory').map((line) => (
    <Fragment key={line.target}>
      <Equation line={line} result={line.result} />
      {barred.includes(line) && <MemoryBars line={line} text={told.text} />}
    </Fragment>
  ));
}

function memory_remarks(told: WorkedStep): string[] {
  const { text, before, optimizer } = told;
  if (frozen(told) && !has_memory(told)) return [text.frozen(number(before.momentum_buffer ?? Number.NaN))];
  if (!has_memory(told)) return [text.no_momentum];
  if (starts_undamped(optimizer)) return [text.undamped];
  const start = 'initial_accumulator_value' in optimizer && optimizer.initial_accumulator_value;
  return start ? [text.starts_at(format_exact(start))] : [];
}

/** Of the update itself; without a memory also what is followed. */
const update_lines = (told: WorkedStep) =>
  has_memory(told) ? of_part(told, 'update') : of_part(told, 'direction', 'update');

function update_numbers(told: WorkedStep): ComponentChildren {
  return update_lines(told).map((line) => (
    <Equation
      key={line.target}
      line={line}
      result={line.target === 'w' ? told.parameter_after : line.result}
    />
  ));
}

function update_remarks({ text, lr, optimizer, scheduled }: WorkedStep): string[] {
  const remarks = scheduled
    ? [text.scheduled(format_number(lr, { fixed: true }), format_exact(optimizer.lr ?? 0))]
    : [];
  if ('nesterov' in optimizer && optimizer.nesterov) remarks.push(text.looks_ahead);
  return remarks;
}

/** What stays for the next step: memories, or a velocity that is not used. */
function kept_of(told: WorkedStep): [name: string, value: number][] {
  if (has_memory(told)) return of_part(told, 'memory').map(({ target, result }) => [target, result]);
  return frozen(told) ? [['v', told.before.momentum_buffer ?? Number.NaN]] : [];
}

function kept_numbers(told: WorkedStep): ComponentChildren {
  const kept = kept_of(told);
  const said = [
    ['g', told.zero_grad ? '0' : number(told.gradient)],
    ...kept.map(([of, value]) => [of, number(value)]),
  ];
  return (
    <p class="equation">
      <Formula text={said.map((pair) => pair.join(' = ')).join(', ')} />
      {kept.length > 0 && <span class="note result">{told.text.kept}</span>}
    </p>
  );
}

const equals = (name: string, value: string): ComponentChildren => (
  <p class="equation">
    <Formula text={`${name} = ${value}`} />
  </p>
);

/** The code of both halves of the update: as it stands for every step, whatever is special about the first. */
function update_code(told: WorkedStep): { memory: string; update: string } {
  const { optimizer } = told;
  const general = general_lines(optimizer);
  const said = (...parts: Assignment['part'][]) =>
    general
      .filter(({ part }) => parts.includes(part))
      .map(code_text)
      .join('; ');
  const line = (does: string) => (by_torch(optimizer) ? `opt.step()  # ${does}` : does);
  if (!has_memory(told)) return { memory: 'opt.step()', update: line(said('direction', 'update')) };
  return { memory: line(said('direction', 'memory')), update: line(said('update')) };
}

/** Which words tell of a rule. */
function words_of({ optimizer }: WorkedStep): keyof Text['rules'] {
  const { type, momentum } = optimizer as { type: OptimizerOptions['type']; momentum?: number };
  if (type === 'sgd') return momentum ? 'momentum' : 'plain';
  return type === 'rmsprop' && momentum ? 'rmsprop_momentum' : type;
}

const ONE_LINE = { lines: 1, bars: 0 };
/** Letters in a line of the panel, where it is narrow. */
const WIDE = 38;
const LONG_NUMBER = '(−0.001234)';

/** The lines equations take, each with its result on a line of its own; a schedule's lr may have digits to spare. */
function lines_for(told: WorkedStep, lines: readonly Worked[]): number {
  const more = told.scheduled ? 'x = 0.000000'.length : 'x = '.length;
  const wraps = (line: Worked) => Math.ceil((more + numbers_text(line, () => LONG_NUMBER).length) / WIDE);
  return lines.reduce((all, line) => all + wraps(line) + 1, 0);
}

function first_cards({ text, loss, gradient }: WorkedStep): PhaseCard[] {
  const { forward, backward } = text.phases;
  return [
    {
      ...forward,
      code: 'loss = criterion(net(x), y)',
      remarks: [],
      room: ONE_LINE,
      numbers: equals(text.loss, loss_text(loss)),
    },
    {
      ...backward,
      code: 'loss.backward()',
      remarks: [],
      room: ONE_LINE,
      numbers: equals('g', number(gradient)),
    },
  ];
}

function update_cards(told: WorkedStep): PhaseCard[] {
  const { text } = told;
  const said = text.rules[words_of(told)];
  const code = update_code(told);
  const memory = has_memory(told) ? of_part(told, 'direction', 'memory') : [];
  return [
    {
      name: said.name,
      note: said.note,
      code: code.memory,
      remarks: memory_remarks(told),
      room: { lines: lines_for(told, memory), bars: with_bars(told).length },
      numbers: memory_numbers(told),
    },
    {
      name: text.phases.update,
      note: said.update,
      code: code.update,
      remarks: update_remarks(told),
      room: { lines: lines_for(told, update_lines(told)), bars: 0 },
      numbers: update_numbers(told),
    },
  ];
}

export function phase_cards(inside: InsideStep, text: Text, run: OfRun): PhaseCard[] {
  const told = tell(inside, text, run);
  const { name, note } = text.phases.zero_grad;
  const kept = kept_of(told).map(([target]) => target);
  return [
    ...first_cards(told),
    ...update_cards(told),
    {
      name,
      note: told.zero_grad ? note(list_text(kept)) : text.phases.forgotten,
      code: told.zero_grad ? 'opt.zero_grad()' : '# opt.zero_grad()',
      remarks: [],
      room: { lines: 1 + Math.ceil(kept.length / 2), bars: 0 },
      numbers: kept_numbers(told),
    },
  ];
}

/** The equations of an update alone: of what is remembered (null where nothing is), and of the weight. */
export function update_equations(inside: InsideStep, text: Text, run: OfRun) {
  const told = tell(inside, text, run);
  const memory = of_part(told, 'direction', 'memory').map((line) => (
    <Equation key={line.target} line={line} result={line.result} />
  ));
  return { memory: has_memory(told) ? memory : null, update: update_numbers(told), kept: kept_of(told) };
}
