// SPDX-License-Identifier: MIT
/** The training loop of a program: what runs share stands in it, what they differ in is listed before it. */
import { call_text, type OptimizerCall } from './optimizer-text';
import { indented, list_lines, quoted, tuple_lines } from './python-text';
import type { RunCode } from './run-code';

export interface LoopOptions {
  batched: boolean;
  tested: boolean;
  steps: number;
  every: number;
  /** how a loss is written: .4f */
  digits: string;
  /** losses are put on a list, too */
  collects: boolean;
  /** what runs start from where each has its own, in the order of runs; names of functions */
  starts: readonly string[];
  /** what a start gives back */
  start_names: string;
}

/** A variable of the loop over runs, with its value in each. */
interface VariedPart {
  name: string;
  values: readonly string[];
}

const all_same = (texts: readonly string[]) => new Set(texts).size <= 1;

/** What PyTorch's option is called where runs differ in it. */
const VARIABLES: Record<string, string> = { momentum: 'gamma' };

/** Where they differ in one option, that is a column; where in more, the optimizer is. */
function optimizer_column(calls: readonly OptimizerCall[]): [string, VariedPart | null] {
  const [first] = calls as [OptimizerCall];
  if (all_same(calls.map(call_text))) return [call_text(first), null];
  const make = calls.map((call) => `lambda net: ${call_text(call)}`);
  const whole: [string, VariedPart] = ['optimizer(net)', { name: 'optimizer', values: make }];
  if (!all_same(calls.map((call) => call.class + call.params))) return whole;
  const keys = [...new Set(calls.flatMap(({ options }) => [...options.keys()]))];
  const differ = keys.filter((key) => !all_same(calls.map(({ options }) => options.get(key) ?? '')));
  const [key] = differ;
  const values = calls.map(({ options, usual }) => options.get(key ?? '') ?? usual(key ?? ''));
  if (key === undefined || differ.length > 1) return whole;
  const variable = VARIABLES[key] ?? key;
  const most = calls.find(({ options }) => options.has(key)) as OptimizerCall;
  const call = { ...most, options: new Map([...most.options]).set(key, variable) };
  return [call_text(call), { name: variable, values }];
}

/** A column where runs differ, else the text they share. */
const or_column = (
  name: string,
  texts: readonly string[],
  of = (text: string) => text,
): [string, VariedPart | null] =>
  all_same(texts) ? [texts[0] ?? '', null] : [name, { name, values: texts.map(of) }];

const change_name = (run: number) => `change_${run + 1}`;

const if_lines = ({ changes }: RunCode) =>
  changes.flatMap(({ step, lines }) => [`if step == ${step}:`, ...indented(lines)]);

const rebinds = (runs: readonly RunCode[], name: string) =>
  runs.some(({ changes }) =>
    changes.some(({ lines }) => lines.some((line) => line.startsWith(`${name} = `))),
  );

/** What a function of changes gives back. */
const bound = (runs: readonly RunCode[]) => ['opt', 'schedule'].filter((name) => rebinds(runs, name));

/** Functions of the runs that are changed on the way, where there are others. */
export function change_functions(runs: readonly RunCode[]): string[][] {
  if (runs.length === 1) return [];
  const back = bound(runs);
  return runs.flatMap((run, i) =>
    run.changes.length === 0
      ? []
      : [
          [
            `def ${change_name(i)}(step, net, opt, schedule):`,
            ...indented([...if_lines(run), ...(back.length > 0 ? [`return ${back.join(', ')}`] : [])]),
          ],
        ],
  );
}

function changes_in(runs: readonly RunCode[]): [string[], VariedPart | null] {
  if (runs.every(({ changes }) => changes.length === 0)) return [[], null];
  if (runs.length === 1) return [if_lines(runs[0] as RunCode), null];
  const back = bound(runs);
  const call = `${back.length > 0 ? `${back.join(', ')} = ` : ''}change(step, net, opt, schedule)`;
  const values = runs.map(({ changes }, i) => (changes.length === 0 ? 'None' : change_name(i)));
  return [['if change:', `    ${call}`], { name: 'change', values }];
}

/** A run by the loop's variable, or where it is the only one, by its name. */
const named = (runs: readonly RunCode[]) => (runs.length > 1 ? 'name' : quoted(runs[0]?.name ?? ''));

function print_lines(runs: readonly RunCode[], options: LoopOptions): string[] {
  const { steps, every, digits, tested, batched, collects } = options;
  const last = !batched && steps % every !== 0 ? ` or step == ${steps}` : '';
  const test = tested ? ` {criterion(net(x_test), y_test).item():${digits}}` : '';
  const width = Math.max(4, String(steps).length);
  const text = `f'${runs.length > 1 ? '{name} ' : ''}{step:${width}} {loss.item():${digits}}${test}'`;
  return [
    ...(collects ? [`history[${named(runs)}].append(loss.item())`] : []),
    `if step % ${every} == 0${last}:`,
    `    print(${text})`,
  ];
}

interface LoopParts {
  /** the call of the batches */
  batches: string;
  optimizer: string;
  schedule: string;
  changes: readonly string[];
  zero_grad: string;
}

function run_lines(runs: readonly RunCode[], parts: LoopParts, options: LoopOptions): string[] {
  const { batched, steps } = options;
  const { optimizer, schedule, changes, zero_grad, batches } = parts;
  const scheduled = schedule !== 'None';
  const sometimes = runs.some((run) => run.schedule === 'None');
  const needs_name = runs.length > 1 && changes.some((line) => line.includes('change('));
  const clear = 'opt.zero_grad()';
  const rows = batched ? '[rows]' : '';
  const body = [
    ...changes,
    `loss = criterion(net(x${rows}), y${rows})`,
    ...print_lines(runs, options),
    ...(runs.some(({ diverged }) => diverged) ? ['if not loss.isfinite():', '    break'] : []),
    'loss.backward()',
    'opt.step()',
    ...(scheduled ? (sometimes ? ['if schedule:', '    schedule.step()'] : ['schedule.step()']) : []),
    ...(zero_grad === 'True' ? [clear] : zero_grad === 'False' ? [] : ['if zero_grad:', `    ${clear}`]),
  ];
  const each = batched ? `step, rows in zip(range(${steps}), ${batches})` : `step in range(${steps + 1})`;
  return [
    `opt = ${optimizer}`,
    ...(scheduled || needs_name ? [`schedule = ${schedule}`] : []),
    ...(options.collects ? [`history[${named(runs)}] = []`] : []),
    `for ${each}:`,
    ...indented(body),
  ];
}

export function loop_lines(runs: readonly RunCode[], options: LoopOptions): string[] {
  const [optimizer, by_optimizer] = optimizer_column(runs.map((run) => run.optimizer));
  const lambda = (text: string) => (text === 'None' ? 'lambda opt: None' : `lambda opt: ${text}`);
  const [schedule, by_schedule] = or_column(
    'scheduler',
    runs.map((run) => run.schedule),
    lambda,
  );
  const [changes, by_change] = changes_in(runs);
  const flags = runs.map((run) => (run.zero_grad ? 'True' : 'False'));
  const [zero_grad, by_flag] = or_column('zero_grad', flags);
  const [, by_criterion] = or_column(
    'criterion',
    runs.map((run) => run.criterion),
  );
  const [, by_order] = or_column(
    'order',
    runs.map((run) => run.order),
    (text) => `lambda: ${text}`,
  );
  const [, by_start] = or_column('start', options.starts);
  const parts = {
    batches: by_order ? 'batches(order)' : 'batches()',
    optimizer,
    schedule: by_schedule ? 'scheduler(opt)' : schedule,
    changes,
    zero_grad,
  };
  const lines = run_lines(runs, parts, options);
  if (runs.length === 1) return lines;
  const columns = [by_start, by_criterion, by_order, by_optimizer, by_schedule, by_change, by_flag].filter(
    (one) => one !== null,
  );
  const rows = runs.map(({ name }, i) =>
    tuple_lines([quoted(name), ...columns.map(({ values }) => values[i] ?? '')]),
  );
  const names = ['name', ...columns.map((column) => column.name)].join(', ');
  const tuples = columns.length > 0 ? rows : runs.map(({ name }) => [quoted(name)]);
  return [
    ...list_lines(`for ${names} in [`, tuples, ']:'),
    ...indented([by_start ? `${options.start_names} = start()` : 'net = copy.deepcopy(start)', ...lines]),
  ];
}
