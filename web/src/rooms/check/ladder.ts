// SPDX-License-Identifier: MIT
/** What the first lines prove, step by step, up to the first that differs. */
import { format_count } from '../../lib/numbers';
import type { Ranking } from '../../run-check/ranking';
import { parting_line } from './use-check';
import type { CheckWords } from './words';

export interface Rung {
  is_equal: boolean;
  /** step 0 = */
  step: string;
  says: string;
}

type LadderWords = CheckWords['ladder'];

/** What each of the first steps says, where its line is equal, and where it is not. */
const STEPS = [
  { equal: 'start', unequal: 'start_off' },
  { equal: 'update', unequal: 'update_off' },
  { equal: 'carried', unequal: 'carried_off' },
] as const;

/** Of a step that differs: one of the first says what it is; a later one, too, where those before it were not printed. */
function fault_at(step: number, before: number, words: LadderWords): string {
  const known = STEPS[step];
  if (known && before === step - 1) return words[known.unequal];
  return before < STEPS.length - 1 ? words.gap_off : words.slow_off;
}

export function ladder(ranking: Ranking, words: LadderWords): Rung[] {
  const { step } = ranking.printed;
  const parts_at = parting_line(ranking);
  const end = parts_at === null ? Number.POSITIVE_INFINITY : (step[parts_at] as number);
  const rungs = STEPS.flatMap(({ equal }, at): Rung[] =>
    at < end && step.includes(at)
      ? [{ is_equal: true, step: words.equal(format_count(at)), says: words[equal] }]
      : [],
  );
  if (parts_at === null)
    return [
      ...rungs,
      { is_equal: true, step: words.equal(`≤ ${format_count(step.at(-1) ?? 0)}`), says: words.all },
    ];
  const before = parts_at === 0 ? -1 : (step[parts_at - 1] as number);
  return [
    ...rungs,
    { is_equal: false, step: words.unequal(format_count(end)), says: fault_at(end, before, words) },
  ];
}
