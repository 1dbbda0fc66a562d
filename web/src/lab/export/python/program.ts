// SPDX-License-Identifier: MIT
/** A PyTorch program of exactly an experiment, part by part: run, it prints the losses that the page shows. */
import { is_batched } from '../../experiment/network';
import { data_lines } from './data-lines';
import { change_functions, type LoopOptions, loop_lines } from './loop-lines';
import { class_lines } from './momentum-class';
import { network_lines } from './network-lines';
import { indented } from './python-text';
import { type RunCode, run_code } from './run-code';
import type { ProgramSource } from './source';
import { split_function, split_lines, splits } from './split-lines';

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

function batch_lines(batch_size: number, several: boolean): string[] {
  const same = several ? ['torch.set_rng_state(state)'] : [];
  return [
    ...(several ? ['state = torch.get_rng_state()', ''] : ['']),
    'def batches():',
    ...indented([...same, 'while True:', `    yield from torch.randperm(len(x)).split(${batch_size})`]),
  ];
}

export function program_of(source: ProgramSource, collects = false): Program {
  const { experiment, steps, least_loss } = source;
  const codes = codes_of(source);
  const several = codes.length > 1;
  const batched = is_batched(experiment);
  const options: LoopOptions = {
    batched,
    steps,
    collects,
    tested: splits(experiment),
    every: every_of(steps),
    digits: digits_of(least_loss),
  };
  const definitions = [
    split_function(experiment),
    class_lines(codes.flatMap(({ own }) => own)),
    ...lr_functions(codes),
    ...change_functions(codes),
  ].filter(({ length }) => length > 0);
  const data = [
    `torch.manual_seed(${experiment.seed})`,
    ...data_lines(experiment),
    ...split_lines(experiment),
  ];
  const network = [
    ...network_lines(experiment, several ? 'start' : 'net'),
    ...(batched ? batch_lines(experiment.batch_size, several) : []),
  ];
  const loop = loop_lines(codes, options);
  const text = [...definitions.flat(), ...data, ...network, ...loop].join('\n');
  const modules = [...(several ? ['copy'] : []), ...(text.includes('math.') ? ['math'] : []), 'torch'];
  const imports = [`import ${modules.join(', ')}`, 'from torch import nn, optim'];
  return { imports, definitions, data, network, loop, several };
}

/** The file. */
export function script_of(source: ProgramSource): string {
  const { imports, definitions, data, network, loop } = program_of(source);
  const comments = [source.title, ...source.unsaid].map((line) => `# ${line}`);
  const parts = [[...comments, ...imports], ...definitions, [...data, ...network], loop];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
