// SPDX-License-Identifier: MIT
/** A check's ranking as lines for people and as JSON for programs. */
import type { RankedVariant, Ranking } from '../run-check/ranking';
import { variant_title } from '../run-check/words/cause-text';
import { en } from '../run-check/words/en';

export interface ReportRow {
  /** those that no line tells apart share it */
  place: number;
  cause: string;
  /** from the first line on */
  equal: number;
  distance: number;
}

/** Rows at first. */
const FEW = 10;

const title = ({ variant }: RankedVariant) => variant_title(variant, en) || 'the run itself';

/** The run itself stands where it belongs. */
function in_order({ page, others }: Ranking): RankedVariant[] {
  const at = others.findIndex(
    ({ score }) =>
      page.score.lead > score.lead || (page.score.lead === score.lead && page.score.mean <= score.mean),
  );
  const all = [...others];
  // Where it agrees it is the first explanation.
  const first = page.score.lead === page.score.compared && page.score.compared > 0;
  all.splice(first ? 0 : at < 0 ? all.length : at, 0, page);
  return all;
}

export function report_rows(ranking: Ranking): ReportRow[] {
  const { printed } = ranking;
  const lines = printed.step.length;
  const all = in_order(ranking);
  const [best] = all;
  const box = new Set(ranking.others.slice(0, ranking.level));
  let place = 0;
  return all.map((one, i) => {
    const is_whole = one.score.lead === lines && best?.score.lead === lines;
    const is_level = i > 0 && (is_whole || (box.has(one) && box.has(all[i - 1] as RankedVariant)));
    if (!is_level) place = i + 1;
    return { place, cause: title(one), equal: one.score.lead, distance: one.score.mean };
  });
}

/** Whether the run is that of the page. */
export const agrees = ({ verdict }: Ranking): boolean => verdict === 'agrees' || verdict === 'drifts';

export function report_text(ranking: Ranking, all: boolean): string {
  const rows = report_rows(ranking);
  const lines = ranking.printed.step.length;
  const shown = all ? rows : rows.slice(0, FEW);
  return shown
    .map(({ place, cause, equal, distance }) =>
      [place, cause, `${equal} of ${lines}`, Number(distance.toPrecision(3))].join('\t'),
    )
    .join('\n');
}

export function report_json(ranking: Ranking, all: boolean): string {
  const rows = report_rows(ranking);
  const { verdict, is_proven, proof, printed } = ranking;
  return JSON.stringify({
    agrees: agrees(ranking),
    verdict,
    proven: is_proven,
    lines_of_proof: Number.isFinite(proof) ? proof : null,
    lines: printed.step.length,
    decimals: Math.max(...printed.decimals),
    digits: printed.digits,
    variants: rows.length,
    // What is infinite has no number in JSON.
    ranking: (all ? rows : rows.slice(0, FEW)).map((row) => ({
      ...row,
      distance: Number.isFinite(row.distance) ? row.distance : null,
    })),
  });
}
