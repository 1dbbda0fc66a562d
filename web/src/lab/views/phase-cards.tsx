// SPDX-License-Identifier: MIT
/** What each phase of a step says: its equations with live numbers, and the line of PyTorch that does it. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Messages } from '../../i18n';
import { format_exact, format_number } from '../../lib/numbers';
import { Formula } from '../../ui/Formula';
import { list_text, loss_text, equation_text as number, term_text as term } from '../controls/text';
import { starts_undamped, type Worked } from '../rule/rules';
import type { StepModel } from '../rule/step-model';
import { numbers_text } from '../rule/text';
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

/** The memories that bars tell something of: the first, and a velocity. A mean of squares only ever creeps. */
const with_bars = ({ memory }: StepModel) =>
  memory.filter(({ part }) => part === 'memory').filter(({ target }, i) => i === 0 || target === 'v');

function memory_numbers(step: StepModel, text: Text): ComponentChildren {
  const barred = with_bars(step);
  return step.memory.map((line) => (
    <Fragment key={line.target}>
      <Equation line={line} result={line.result} />
      {barred.includes(line) && <MemoryBars line={line} text={text} />}
    </Fragment>
  ));
}

function memory_remarks({ memory, frozen, optimizer }: StepModel, text: Text): string[] {
  if (memory.length === 0) return [frozen === null ? text.no_momentum : text.frozen(number(frozen))];
  if (starts_undamped(optimizer)) return [text.undamped];
  const start = 'initial_accumulator_value' in optimizer && optimizer.initial_accumulator_value;
  return start ? [text.starts_at(format_exact(start))] : [];
}

/** Equations of the weight's update. */
export function update_equations({ update, parameter_after }: StepModel): ComponentChildren {
  return update.map((line) => (
    <Equation key={line.target} line={line} result={line.target === 'w' ? parameter_after : line.result} />
  ));
}

function update_remarks({ lr, optimizer, scheduled }: StepModel, text: Text): string[] {
  const remarks = scheduled
    ? [text.scheduled(format_number(lr, { fixed: true }), format_exact(optimizer.lr ?? 0))]
    : [];
  if ('nesterov' in optimizer && optimizer.nesterov) remarks.push(text.looks_ahead);
  return remarks;
}

function carryover_numbers({ zero_grad, gradient, carryover }: StepModel, text: Text): ComponentChildren {
  const values = [
    ['g', zero_grad ? '0' : number(gradient)],
    ...carryover.map(([of, value]) => [of, number(value)]),
  ];
  return (
    <p class="equation">
      <Formula text={values.map((pair) => pair.join(' = ')).join(', ')} />
      {carryover.length > 0 && <span class="note result">{text.kept}</span>}
    </p>
  );
}

const equals = (name: string, value: string): ComponentChildren => (
  <p class="equation">
    <Formula text={`${name} = ${value}`} />
  </p>
);

const ONE_LINE = { lines: 1, bars: 0 };
/** Letters in a line of the panel, where it is narrow. */
const WIDE = 38;
const LONG_NUMBER = '(−0.001234)';

/** The lines equations take, each with its result on a line of its own; a schedule's lr may have digits to spare. */
function lines_for({ scheduled }: StepModel, lines: readonly Worked[]): number {
  const more = scheduled ? 'x = 0.000000'.length : 'x = '.length;
  const wraps = (line: Worked) => Math.ceil((more + numbers_text(line, () => LONG_NUMBER).length) / WIDE);
  return lines.reduce((all, line) => all + wraps(line) + 1, 0);
}

function first_cards({ loss, gradient }: StepModel, text: Text): PhaseCard[] {
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

function update_cards(step: StepModel, text: Text): PhaseCard[] {
  const words = text.rules[step.rule];
  return [
    {
      name: words.name,
      note: words.note,
      code: step.code.memory,
      remarks: memory_remarks(step, text),
      room: { lines: lines_for(step, step.memory), bars: with_bars(step).length },
      numbers: memory_numbers(step, text),
    },
    {
      name: text.phases.update,
      note: words.update,
      code: step.code.update,
      remarks: update_remarks(step, text),
      room: { lines: lines_for(step, step.update), bars: 0 },
      numbers: update_equations(step),
    },
  ];
}

export function phase_cards(step: StepModel, text: Text): PhaseCard[] {
  const { name, note } = text.phases.zero_grad;
  const names = step.carryover.map(([target]) => target);
  return [
    ...first_cards(step, text),
    ...update_cards(step, text),
    {
      name,
      note: step.zero_grad ? note(list_text(names)) : text.phases.forgotten,
      code: step.code.zero_grad,
      remarks: [],
      room: { lines: 1 + Math.ceil(names.length / 2), bars: 0 },
      numbers: carryover_numbers(step, text),
    },
  ];
}

/** The equations of what is remembered; nothing where nothing is. */
export const memory_equations = ({ memory }: StepModel): ComponentChildren =>
  memory.map((line) => <Equation key={line.target} line={line} result={line.result} />);
