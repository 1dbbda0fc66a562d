// SPDX-License-Identifier: MIT
/** What the program was called with. */
import { UsageError } from './experiment';

export const USAGE = `usage: momentum-check LOSSES EXPERIMENT [--run a…f] [--all] [--two] [--json]

LOSSES      what a program printed: a log, a list, a CSV; - is the standard input
EXPERIMENT  the run to compare with: options of the library's Trainer as JSON, an experiment file or a link of the page
--run b     this run of the experiment
--all       every variant, not only the best ten
--two       where no single change explains it, try two, rates on no list, and seeds up to 10,000
--json      for programs

Prints the ranking, best first: its place, the cause, equal lines from the first on, mean distance.
Ends with 0 where the run agrees, 1 where it does not, 2 where it cannot tell.`;

export interface CheckArguments {
  losses: string;
  experiment: string;
  run: string | null;
  all: boolean;
  two: boolean;
  json: boolean;
}

const FLAGS = ['--all', '--two', '--json'];

/** Null: somebody asks how it is called. */
export function read_arguments(words: readonly string[]): CheckArguments | null {
  if (words.includes('--help') || words.includes('-h')) return null;
  const at = words.indexOf('--run');
  const run = at < 0 ? null : (words[at + 1] ?? '');
  const rest = at < 0 ? words : words.toSpliced(at, 2);
  const [losses, experiment, ...more] = rest.filter((word) => !FLAGS.includes(word));
  const unknown = rest.find((word) => word.startsWith('--') && !FLAGS.includes(word));
  if (unknown) throw new UsageError(`there is no ${unknown}`);
  if (!losses || !experiment || more.length > 0) throw new UsageError('it takes two files');
  const has = (flag: string) => rest.includes(flag);
  return { losses, experiment, run, all: has('--all'), two: has('--two'), json: has('--json') };
}
