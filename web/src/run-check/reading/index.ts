// SPDX-License-Identifier: MIT
/** Any text with losses in it, read: which number is the loss, which the step, and what is wrong where. */
import {
  candidates_in_lines,
  candidates_in_table,
  each_number,
  type Found,
  type FoundLoss,
  in_lines,
  in_table,
} from './found';
import { table_in, text_lines } from './lines';
import { decimals_of, number_of } from './numbers';
import {
  FEWEST_LOSSES,
  GUESSED,
  is_same_source,
  type LossReading,
  MOST_LOSSES,
  MOST_PROBLEMS,
  type PrintedLoss,
  type ReadingChoice,
  type Source,
  type TextProblem,
} from './types';

export * from './types';

const COUNTED: Source = { by: 'count' };

/** Whether its numbers are whole, not negative, and grow from loss to loss at first. */
function is_growing({ losses }: Found): boolean {
  const steps = losses.slice(0, FEWEST_LOSSES).map(({ step }) => step);
  return steps.every((step, i) => {
    const before = steps[i - 1] ?? -1;
    return step !== null && Number.isInteger(step) && step > before;
  });
}

interface ReadSteps {
  losses: (FoundLoss & { step: number })[];
  from: 0 | 1;
  every: number | null;
  problem: TextProblem | null;
}

/** Their distance where it is the same all along. */
function distance_of(steps: readonly number[]): number | null {
  const [first, second] = steps as [number, number];
  const every = second - first;
  return steps.every((step, i) => step === first + i * every) ? every : null;
}

/** The first step has the number 1, or the first of every k the number k: then it is counted from 1. */
const first_number = (first: number, every: number | null): 0 | 1 =>
  first === 1 || (every !== null && every > 1 && first === every) ? 1 : 0;

function counted_steps(losses: readonly FoundLoss[], { every, from }: ReadingChoice): ReadSteps {
  const shift = from === 1 ? every - 1 : 0;
  const counted = losses.map((loss, i) => ({ ...loss, step: shift + i * every }));
  return { losses: counted, from: from ?? 0, every, problem: null };
}

/** ReadSteps that are written; where they do not grow another run begins. */
function written_steps(losses: readonly FoundLoss[], wanted: ReadingChoice): ReadSteps {
  const end = losses.findIndex(({ step }, i) => step === null || step <= (losses[i - 1]?.step ?? -1));
  const one_run = (end < 0 ? losses : losses.slice(0, end)) as ReadSteps['losses'];
  const breaking = end < 0 ? undefined : losses[end];
  const problem: TextProblem | null = breaking
    ? { line: breaking.line, kind: 'step_back', got: String(breaking.step ?? breaking.text) }
    : null;
  const every = one_run.length > 1 ? distance_of(one_run.map(({ step }) => step)) : 1;
  const from = wanted.from ?? first_number(one_run[0]?.step ?? 0, every);
  // A step 0 cannot be counted from 1.
  const shift = from === 1 && (one_run[0]?.step ?? 0) > 0 ? 1 : 0;
  return {
    losses: one_run.map((loss) => ({ ...loss, step: loss.step - shift })),
    from: shift,
    every,
    problem,
  };
}

const places_of = (losses: readonly FoundLoss[]) =>
  Math.max(0, ...losses.map(({ text }) => decimals_of(text)));

/** Zeros at the end may be left out: the most that any has are all losses' decimals, but with a power of ten its own. */
function printed({ line, step, text }: FoundLoss & { step: number }, places: number): PrintedLoss {
  const decimals = /\de/i.test(text) ? decimals_of(text) : places;
  return { line, step, text, loss: number_of(text), decimals };
}

export function read_losses(text: string, choice: ReadingChoice = GUESSED): LossReading {
  const table = table_in(text);
  const lines = table ? [] : text_lines(text);
  const candidates = table ? candidates_in_table(table) : candidates_in_lines(lines, FEWEST_LOSSES);
  const chosen = (wanted: Source | null, among: readonly Source[]) =>
    wanted && among.find((one) => is_same_source(one, wanted));
  const loss_from = chosen(choice.loss, candidates.loss) ?? candidates.loss[0] ?? { by: 'last' };
  const find = (step: Source): Found => {
    if (table) return in_table(table, loss_from, step);
    return loss_from.by === 'each' ? each_number(lines) : in_lines(lines, loss_from, step);
  };
  const step_choices = loss_from.by === 'each' ? [COUNTED] : candidates.step;
  const growing = (step: Source) => step.by === 'count' || is_growing(find(step));
  const step_from = chosen(choice.step, step_choices) ?? step_choices.find(growing) ?? COUNTED;
  const found = find(step_from);
  const steps = (step_from.by === 'count' ? counted_steps : written_steps)(found.losses, choice);
  const problems = [...found.problems, ...(steps.problem ? [steps.problem] : [])];
  const read = steps.losses.slice(0, MOST_LOSSES);
  const places = places_of(read.filter((loss) => !/\de/i.test(loss.text)));
  const losses = read.map((loss) => printed(loss, places));
  return {
    losses,
    decimals: Math.max(0, ...losses.map(({ decimals }) => decimals)),
    loss_from,
    step_from,
    loss_choices: candidates.loss,
    step_choices,
    from: steps.from,
    every: steps.every,
    problems: problems.sort((one, other) => one.line - other.line).slice(0, MOST_PROBLEMS),
    problem_count: problems.length,
    passed_over: found.passed_over,
    beyond: steps.losses.length - read.length,
  };
}
