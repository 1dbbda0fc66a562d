// SPDX-License-Identifier: MIT
/** A PyTorch program of exactly an experiment, part by part: run, it prints the losses that the page shows. */
import { is_batched } from '../../experiment/network';
import { criterion_lines } from './build-lines';
import { change_functions, type LoopOptions, loop_lines } from './loop-lines';
import { class_lines } from './momentum-class';
import { indented } from './python-text';
import { type RunCode, run_code } from './run-code';
import type { ProgramRun, ProgramSource } from './source';
import { split_function, splits } from './split-lines';
import { start_function, start_lines, start_names } from './start-lines';

export interface Program {
  imports: readonly string[];
  /** functions and classes, each with its lines */
  definitions: readonly (readonly string[])[];
  data: readonly string[];
  network: readonly string[];
  loop: readonly string[];
  several: boolean;
}

/** 1, 2 or 5 and zeros: about ten lines a run. */
export function every_of(steps: number): number {
  const least = Math.max(1, steps / 10);
  const ten = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= least) ?? least;
}

/** What is learnt to less than a thousandth is written with an exponent. */
const digits_of = (least: number) => (least < 1e-3 ? '.4e' : '.4f');

function codes_of({ runs, experiment, steps }: ProgramSource): RunCode[] {
  const codes = (name: (i: number) => string) =>
    runs.map((run, i) => run_code(run, experiment, steps, name(i)));
  const alike = codes(() => 'lr_at');
  const bodies = new Set(
    alike.filter(({ lr_body }) => lr_body.length > 0).map(({ lr_body }) => lr_body.join()),
  );
  return bodies.size > 1 ? codes((i) => `lr_at_${i + 1}`) : alike;
}

/** The functions of lr, each once. */
function lr_functions(codes: readonly RunCode[]): string[][] {
  const named = codes.flatMap(({ lr_body, schedule }) =>
    lr_body.length === 0 ? [] : [[/lr_at\w*/.exec(schedule)?.[0] ?? '', lr_body] as const],
  );
  return [...new Map(named)].map(([name, body]) => [`def ${name}(step):`, ...indented(body)]);
}

/** `again`: each run draws them from the same state. */
function batch_lines(orders: readonly string[], again: boolean): string[] {
  const same = again ? ['torch.set_rng_state(state)'] : [];
  const differ = new Set(orders).size > 1;
  return [
    ...(again ? ['state = torch.get_rng_state()', ''] : ['']),
    `def batches(${differ ? 'order' : ''}):`,
    ...indented([...same, 'while True:', `    yield from ${differ ? 'order()' : orders[0]}`]),
  ];
}

/** What all runs start from; or where they start from different draws, a function for each of these. */
function starts_of({ runs, experiment }: ProgramSource) {
  const starts = runs.map(({ build_options }) => start_lines(experiment, build_options, 'net'));
  const texts = starts.map((start) => JSON.stringify(start));
  const different = [...new Set(texts)];
  const [{ build_options }] = runs as [ProgramRun];
  if (different.length === 1)
    return {
      shared: start_lines(experiment, build_options, runs.length > 1 ? 'start' : 'net'),
      names: [],
      functions: [],
    };
  const name = (text: string) => `start_${different.indexOf(text) + 1}`;
  const functions = different.map((text) => start_function(name(text), experiment, JSON.parse(text)));
  return { shared: { data: [], network: [] }, names: texts.map(name), functions };
}

export function program_of(source: ProgramSource, collects = false): Program {
  const { experiment, steps, least_loss } = source;
  const codes = codes_of(source);
  const several = codes.length > 1;
  const batched = is_batched(experiment);
  const { shared, names, functions } = starts_of(source);
  const options: LoopOptions = {
    batched,
    steps,
    collects,
    starts: names,
    start_names: start_names(experiment),
    tested: splits(experiment),
    every: every_of(steps),
    digits: digits_of(least_loss),
  };
  const definitions = [
    split_function(experiment),
    class_lines(codes.flatMap(({ own }) => own)),
    ...lr_functions(codes),
    ...change_functions(codes),
    ...functions,
  ].filter(({ length }) => length > 0);
  const { data } = shared;
  const criteria = new Set(codes.map(({ criterion }) => criterion));
  const orders = codes.map(({ order }) => order);
  const network = [
    ...shared.network,
    ...(criteria.size > 1
      ? []
      : [...criteria].flatMap((text) => criterion_lines(text, shared.network.length > 0))),
    ...(batched ? batch_lines(orders, several && names.length === 0) : []),
  ];
  const loop = loop_lines(codes, options);
  const text = [...definitions.flat(), ...data, ...network, ...loop].join('\n');
  const modules = [
    ...(text.includes('copy.') ? ['copy'] : []),
    ...(text.includes('math.') ? ['math'] : []),
    'torch',
  ];
  const imports = [
    `import ${modules.join(', ')}`,
    'from torch import nn, optim',
    ...(text.includes('DataLoader(') ? ['from torch.utils.data import DataLoader'] : []),
  ];
  return { imports, definitions, data, network, loop, several };
}

/** The file. */
export function script_of(source: ProgramSource): string {
  const { imports, definitions, data, network, loop } = program_of(source);
  const comments = [source.title, ...source.unsaid].map((line) => `# ${line}`);
  const parts = [[...comments, ...imports], ...definitions, [...data, ...network], loop];
  const filled = parts.filter(({ length }) => length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
