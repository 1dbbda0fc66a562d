// SPDX-License-Identifier: MIT
/** Variants ranked by what was printed, those level with the best, and what that says of the run. */
import type { VariantLosses } from './losses';
import { type LossScore, type PrintedLines, score } from './score';
import type { Variant } from './variant';

export interface RankedVariant {
  variant: Variant;
  score: LossScore;
  losses: Float64Array;
}

/**
 * `agrees`: the run itself prints this. `drifts`: it does for long, then parts from it by little. `explained`: another does.
 * `nothing`: none does.
 */
export type CheckVerdict = 'agrees' | 'drifts' | 'explained' | 'nothing';

export interface Ranking {
  verdict: CheckVerdict;
  /** the run itself */
  page: RankedVariant;
  /** best first, the run itself not among them unless it is level with the best */
  others: readonly RankedVariant[];
  /** how many of the others are level with the best: no line tells them apart */
  level: number;
  /** equal lines that prove a cause, at these decimals; Infinity: no number of them does */
  proof: number;
  /** the best has so many */
  is_proven: boolean;
  printed: PrintedLines;
}

/** Equal lines from the first on that no wrong cause has, measured: of 54 runs against 114 variants. */
export function lines_of_proof(decimals: number): number {
  if (decimals >= 4) return 8;
  return decimals === 3 ? 20 : Number.POSITIVE_INFINITY;
}

/** A best that is not level with all lines leads so many times as far as the next. */
const CLEAR_LEAD = 2;

const by_score = ({ score: one }: RankedVariant, { score: other }: RankedVariant): number =>
  other.lead - one.lead || one.mean - other.mean;

/** Those level with the best stand first, in the order of the list: which is nearer by a digit that was not printed says nothing. */
function sorted(all: readonly RankedVariant[], lines: number): { others: RankedVariant[]; level: number } {
  const by_rank = [...all].sort(by_score);
  const [best] = by_rank;
  if (!best) return { others: [], level: 0 };
  const level = all.filter((one) => is_level(best, one, lines));
  return { others: [...level, ...by_rank.filter((one) => !level.includes(one))], level: level.length };
}

/** The same motion, to float32's rounding. */
function is_same_motion(one: Float64Array, other: Float64Array): boolean {
  if (one.length !== other.length) return false;
  return one.every((loss, i) => {
    const its = other[i] as number;
    const is_lost = !Number.isFinite(loss) && !Number.isFinite(its);
    return is_lost || Math.abs(loss - its) <= 4e-6 * Math.max(1, Math.abs(loss));
  });
}

const is_level = (best: RankedVariant, other: RankedVariant, lines: number): boolean =>
  (best.score.lead === lines && other.score.lead === lines) || is_same_motion(best.losses, other.losses);

/** What leads and is not level with the best. */
const next_lead = (ranked: readonly RankedVariant[], best: RankedVariant, lines: number): number =>
  Math.max(0, ...ranked.filter((one) => !is_level(best, one, lines)).map(({ score }) => score.lead));

function verdict_of(
  page: RankedVariant,
  best: RankedVariant,
  next: number,
  lines: number,
  proof: number,
): CheckVerdict {
  const is_clear = (lead: number, behind: number) => lead >= proof && lead >= CLEAR_LEAD * behind;
  if (page.score.lead === lines) return 'agrees';
  if (best.score.lead === lines) return 'explained';
  if (page.score.lead >= best.score.lead) return is_clear(page.score.lead, next) ? 'drifts' : 'nothing';
  return is_clear(best.score.lead, next) ? 'explained' : 'nothing';
}

function rank_as(printed: PrintedLines, variants: readonly Variant[], losses: VariantLosses): Ranking {
  const all = variants.flatMap((variant, i): RankedVariant[] => {
    const predicted = losses[i];
    return predicted ? [{ variant, losses: predicted, score: score(printed, predicted) }] : [];
  });
  return ranked(printed, all);
}

function ranked(printed: PrintedLines, all: readonly RankedVariant[]): Ranking {
  const page = all.find(({ variant }) => variant.causes.length === 0) ?? all[0];
  if (!page) throw new Error('no variant was made');
  const lines = printed.step.length;
  const { others, level } = sorted(
    all.filter((one) => one !== page),
    lines,
  );
  const best = others[0] && by_score(others[0], page) < 0 ? others[0] : page;
  const proof = lines_of_proof(Math.min(...printed.decimals));
  const verdict = verdict_of(page, others[0] ?? page, next_lead(all, best, lines), lines, proof);
  return {
    verdict,
    page,
    others,
    level,
    proof,
    is_proven: Math.max(page.score.lead, best.score.lead) >= proof,
    printed,
  };
}

/** Some cut digits off instead of rounding: that is so where it explains more. */
export function rank(printed: PrintedLines, variants: readonly Variant[], losses: VariantLosses): Ranking {
  const rounded = rank_as({ ...printed, digits: 'rounded' }, variants, losses);
  const cut = rank_as({ ...printed, digits: 'cut' }, variants, losses);
  const lead = ({ page, others }: Ranking) => Math.max(page.score.lead, others[0]?.score.lead ?? 0);
  return lead(cut) > Math.max(lead(rounded), Math.min(cut.proof, printed.step.length) - 1) ? cut : rounded;
}

/** With what a second search found beside the first. */
export function ranked_candidates(
  { printed, page, others }: Ranking,
  found: readonly RankedVariant[],
): Ranking {
  const known = new Set(others.map(({ variant }) => variant.id));
  return ranked(printed, [page, ...others, ...found.filter(({ variant }) => !known.has(variant.id))]);
}
