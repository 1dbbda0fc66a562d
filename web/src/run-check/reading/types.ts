// SPDX-License-Identifier: MIT
/** The losses that a program printed, as they were read from its text, and where each came from. */

/** Where in a line a number is looked for. */
export type Source =
  /** behind a word: `loss 1.1368`, `epoch: 3`, 第 3 轮 */
  | { by: 'word'; word: string }
  /** in a column of a table, from 0; its name is '' where the table has no head */
  | { by: 'column'; column: number; name: string }
  /** the last number of a line that has a decimal point */
  | { by: 'last' }
  /** the first number of a line */
  | { by: 'first' }
  /** each number, one after another */
  | { by: 'each' }
  /** of steps: there is none, losses are counted */
  | { by: 'count' };

/** One loss of the text. */
export interface PrintedLoss {
  /** of the text, from 1 */
  line: number;
  /** updates made before it, as the text counts them, from 0 */
  step: number;
  loss: number;
  /** half a unit in this decimal place is rounding */
  decimals: number;
  /** as it was written */
  text: string;
}

/** What is wrong in a line, and is left out. */
export interface TextProblem {
  line: number;
  /** `no_number`: the word is there without one. `not_a_number`: the cell has none. `ragged`: cells are missing or too many. `step_back`: the steps do not grow here; all from here on is left out. */
  kind: 'no_number' | 'not_a_number' | 'ragged' | 'step_back';
  /** what stands there; of a ragged row how many cells it has, of a step that it */
  got: string;
}

/** How it is to be read, where somebody chose; null: guessed. */
export interface ReadingChoice {
  loss: Source | null;
  step: Source | null;
  /** the number of the first step; null: guessed */
  from: 0 | 1 | null;
  /** where losses are counted: a line is printed every so many steps */
  every: number;
}

export const GUESSED: ReadingChoice = { loss: null, step: null, from: null, every: 1 };

/** A text, and how it is to be read. */
export interface ReadingRequest {
  text: string;
  choice: ReadingChoice;
}

export interface LossReading {
  losses: readonly PrintedLoss[];
  /** the most that any loss has */
  decimals: number;
  loss_from: Source;
  step_from: Source;
  /** what else could be meant */
  loss_choices: readonly Source[];
  step_choices: readonly Source[];
  /** the number of the first step */
  from: 0 | 1;
  /** steps between two lines; null: not always the same */
  every: number | null;
  /** the first so many */
  problems: readonly TextProblem[];
  problem_count: number;
  /** lines in which nothing was looked for and found */
  passed_over: number;
  /** losses beyond the most that are read */
  beyond: number;
}

/** Fewer prove nothing. */
export const FEWEST_LOSSES = 3;
/** More are not read. */
export const MOST_LOSSES = 10_000;
/** Problems that are listed; more are counted. */
export const MOST_PROBLEMS = 50;

export const is_same_source = (one: Source, other: Source): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
