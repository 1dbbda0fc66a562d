// SPDX-License-Identifier: MIT
/** What came of a check, in two sentences. */
import { format_count } from '../../lib/numbers';
import type { RankedVariant, Ranking } from '../../run-check/ranking';
import { variant_title } from '../../run-check/words/cause-text';
import type { CheckResult } from './check/loss-check';
import type { CheckWords } from './words';

const step_of = ({ printed }: Ranking, line: number): string => format_count(printed.step[line] ?? 0);

/** Where it parts from the page's run. */
function parting(ranking: Ranking, name: string, words: CheckWords): string {
  const { lead } = ranking.page.score;
  if (lead === 0) return words.sentence.from_first(name);
  return words.sentence.parts(name, step_of(ranking, lead - 1), step_of(ranking, lead));
}

/** How well a number of equal lines proves it, where it does not. */
function proof_of({ proof, is_proven }: Ranking, lead: number, words: CheckWords): string[] {
  if (is_proven) return [];
  return Number.isFinite(proof)
    ? [words.sentence.not_proven(format_count(lead), format_count(proof))]
    : [words.few_decimals];
}

function explanation(ranking: Ranking, words: CheckWords): string[] {
  const { others, level, printed } = ranking;
  const [best, ...more] = others
    .slice(0, level)
    .map((one) => ({ ...one, title: variant_title(one.variant, words) }));
  if (!best) return [];
  const lines = printed.step.length;
  const { lead } = best.score;
  const is_whole = lead === lines;
  const first = is_whole
    ? words.sentence.explained(best.title, format_count(lines))
    : words.sentence.explained_to(best.title, format_count(lead), format_count(lines));
  return [first, ...more.map(({ title }) => words.sentence.so_is(title)), ...proof_of(ranking, lead, words)];
}

function agreement(compared: CheckResult, name: string, words: CheckWords): string[] {
  const { ranking, reading } = compared;
  const { printed, others } = ranking;
  const lines = format_count(printed.step.length);
  // What moves as the run itself does is no other.
  const is_other = ({ score }: RankedVariant) =>
    score.lead === printed.step.length && score.mean !== ranking.page.score.mean;
  const level = others.filter(is_other);
  const titles = level.map(({ variant }) => variant_title(variant, words)).join(words.list);
  return [
    words.sentence.agrees(name, lines, format_count(reading.decimals)),
    ...(level.length > 0 ? [words.sentence.agrees_with(titles)] : []),
    ...proof_of(ranking, printed.step.length, words),
  ];
}

/** `name`: of the page's run. */
export function sentences(compared: CheckResult, name: string, words: CheckWords): string[] {
  const { ranking, searched } = compared;
  const { verdict, page, others } = ranking;
  if (verdict === 'agrees') return agreement(compared, name, words);
  if (verdict === 'drifts') {
    const { lead } = page.score;
    return [words.sentence.drifts(name, format_count(lead), step_of(ranking, lead))];
  }
  const parts = parting(ranking, name, words);
  if (verdict === 'explained') return [parts, ...explanation(ranking, words)];
  const [nearest] = others;
  if (!nearest) return [parts];
  const title = variant_title(nearest.variant, words);
  const lead = format_count(nearest.score.lead);
  const nothing = searched
    ? words.sentence.nothing_two(title, lead)
    : words.sentence.nothing(format_count(others.length), title, lead);
  return [parts, nothing];
}
