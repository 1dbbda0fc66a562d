// SPDX-License-Identifier: MIT
/** The words of a chapter. Numbers stand in them as {names}, and come from the run. */
export interface ChapterWords {
  title: string;
  /** in a few words */
  idea: string;
  /** the part of the article it goes with */
  article: string;
  /** before the question */
  text: readonly string[];
  question: string;
  /** of a choice whose answers are words, by their ids */
  answers: Readonly<Record<string, string>>;
  /** to a right guess, to another, to one that never gets there, and to none */
  right: string;
  wrong: string;
  never: string;
  skipped: string;
  explanation: readonly string[];
  further: { ask: string; button: string; answer: string } | null;
  /** what a fact is, and what follows its number */
  keys: Readonly<Record<string, readonly [label: string, unit: string]>>;
  /** its runs, short enough to stand at their curves' ends on a phone */
  runs: Readonly<Record<string, string>>;
  /** of the figure, in words, for who does not see it */
  figure: string;
}
