// SPDX-License-Identifier: MIT
/** Runs of the core as a program would print them, and what the check says of them. */
import { type CheckedRun, check_run } from '../../../src/run-check/check';
import { type Following, losses_of_variants } from '../../../src/run-check/losses';
import type { Ranking } from '../../../src/run-check/ranking';
import type { PrintedLines } from '../../../src/run-check/score';
import { search_further } from '../../../src/run-check/search';
import type { Variant, VariantBase } from '../../../src/run-check/variant';
import { core } from '../lab/core_workers';
import { ARTICLE } from './article';

export const run_of = (base: VariantBase, samples = 500): CheckedRun => ({
  base,
  samples,
  operations: 1.3e6,
});

export const with_optimizer = (options: object): VariantBase =>
  ({ ...ARTICLE, optimizer: { ...ARTICLE.optimizer, ...options } }) as VariantBase;

interface PrintOptions {
  lines?: number;
  decimals?: number;
  /** the loss after each step */
  after?: boolean;
  /** digits that do not fit are cut off */
  cut?: boolean;
  /** of every so many steps a line */
  every?: number;
}

/** What a program of these options prints. */
export function prints(options: VariantBase, printing: PrintOptions = {}): PrintedLines {
  const { lines = 40, decimals = 4, after = false, cut = false, every = 1 } = printing;
  const trainer = new core.Trainer(options);
  const losses = Array.from(trainer.run(lines * every + 1)).slice(after ? 1 : 0);
  trainer.delete();
  const step = Array.from({ length: lines }, (_, i) => i * every);
  const unit = 10 ** -decimals;
  const shown = (loss: number) => Number((cut ? Math.floor(loss / unit) * unit : loss).toFixed(decimals));
  return {
    step,
    loss: step.map((one) => shown(losses[one] ?? Number.NaN)),
    decimals: step.map(() => decimals),
    digits: 'rounded',
  };
}

/** In one go, in this thread; `asked` is told how many variants were tried. */
const asker =
  (base: VariantBase, printed: PrintedLines) => async (variants: readonly Variant[], following: Following) =>
    losses_of_variants(core, { base, variants, printed, following });

export const checked = (printed: PrintedLines, base = ARTICLE, samples = 500): Promise<Ranking> =>
  check_run(printed, run_of(base, samples), asker(base, printed), () => {});

export async function searched(printed: PrintedLines, first_line: boolean, base = ARTICLE) {
  const found = await search_further(
    { base, samples: 500, printed },
    first_line,
    asker(base, printed),
    () => {},
  );
  return found.map(({ variant, score }) => ({ id: variant.id, lead: score.lead }));
}

/** The best few: what they are and how far they lead. */
export const best = ({ others }: Ranking, count: number) =>
  others.slice(0, count).map(({ variant, score }) => [variant.id, score.lead]);
