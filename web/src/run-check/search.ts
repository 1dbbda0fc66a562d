// SPDX-License-Identifier: MIT
/**
 * The second search, for runs that no single change explains: two changes, rates on no list, seeds of any number. Nearly all
 * are given up after their first lines, so thousands cost no more than the first hundred.
 */
import type { Following, VariantLosses } from './losses';
import type { RankedVariant } from './ranking';
import { type PrintedLines, score } from './score';
import { combined, type Variant, type VariantBase, type VariantChange } from './variant';
import { print_variants } from './variants/loop';
import { tidy, variant } from './variants/one';
import { start_variants } from './variants/start';
import { schedule_variants, update_variants } from './variants/update';

/** What each variant would have printed, in their order; null: the core does not make it. `progress`: the share that is done. */
export type AskLosses = (
  variants: readonly Variant[],
  following: Following,
  progress: (share: number) => void,
) => Promise<VariantLosses>;

/** Seeds that are tried one by one, from 0 on. */
export const MOST_SEEDS = 10_000;

/** Of candidates that lead no farther than others, so many are built upon. */
const FEW = 12;

/** Twins of another in the list: together with a second change they are twins again. */
const TWINS = ['new_optimizer', 'sign', 'zero_grad_early', 'no_step', 'rule'];

const is_own = ({ causes: [cause] }: Variant): boolean => !!cause && !TWINS.includes(cause.name);

const pairs_of = (ones: readonly Variant[], others: readonly Variant[]): Variant[] =>
  ones.flatMap((one, i) =>
    others.slice(ones === others ? i + 1 : 0).flatMap((other) => combined(one, other) ?? []),
  );

const rate = (key: 'lr' | 'momentum', value: number): Variant => {
  const change: VariantChange = { optimizer: { [key]: value } };
  return variant(key, value, change);
};

/** Two digits, four decades around a rate: 0.0010 … 9.9 round 0.1. */
function rates_around(lr: number): Variant[] {
  const top = Math.floor(Math.log10(lr)) + 1;
  const decades = [top - 3, top - 2, top - 1, top].map((power) => 10 ** power);
  return decades
    .flatMap((decade) => Array.from({ length: 90 }, (_, i) => tidy(decade * (1 + i / 10))))
    .filter((value) => value !== lr)
    .map((value) => rate('lr', value));
}

/** A third digit more: 0.115 … 0.125 round 0.12. */
function rates_beside(lr: number): Variant[] {
  const digit = 10 ** (Math.floor(Math.log10(lr)) - 2);
  return Array.from({ length: 21 }, (_, i) => i - 10)
    .filter((i) => i !== 0)
    .map((i) => rate('lr', tidy(lr + i * digit)));
}

const momenta = (): Variant[] =>
  [...Array.from({ length: 101 }, (_, i) => i / 100), 0.995, 0.998, 0.999].map((value) =>
    rate('momentum', tidy(value)),
  );

const lr_of = ({ causes }: Variant): number | null => {
  const found = causes.find(({ name }) => name === 'lr');
  return found ? Number(found.value) : null;
};

const is_better = (one: RankedVariant, other: RankedVariant): number =>
  other.score.lead - one.score.lead || one.score.mean - other.score.mean;

/** The search's memory: what was found so far, best first, and the stages it has. */
class Search {
  found: RankedVariant[] = [];
  #stage = 0;

  constructor(
    private readonly base: VariantBase,
    private readonly samples: number,
    private readonly printed: PrintedLines,
    private readonly ask: AskLosses,
    private readonly progress: (share: number) => void,
    private readonly stages: number,
  ) {}

  get is_over(): boolean {
    return this.found[0]?.score.lead === this.printed.step.length;
  }

  /** Each followed for `least` lines, and on while it leads. */
  async try(variants: readonly Variant[], least: number): Promise<RankedVariant[]> {
    const before = this.#stage++;
    const most = this.printed.step.length;
    const report = (share: number) => this.progress(Math.min(1, (before + share) / this.stages));
    const losses = variants.length > 0 ? await this.ask(variants, { least, most }, report) : [];
    report(1);
    const fresh = variants.flatMap((variant, i): RankedVariant[] => {
      const predicted = losses[i];
      return predicted ? [{ variant, losses: predicted, score: score(this.printed, predicted) }] : [];
    });
    fresh.sort(is_better);
    const all = [...this.found, ...fresh.slice(0, 4 * FEW)].sort(is_better);
    this.found = [...new Map(all.map((one) => [one.variant.id, one])).values()];
    return fresh;
  }

  async pairs(): Promise<void> {
    const updates = [...update_variants(this.base), ...schedule_variants(this.base)].filter(is_own);
    const { batch_size = 0 } = this.base;
    const prints = print_variants(batch_size > 0 && batch_size < this.samples);
    const pairs = pairs_of(updates, updates);
    await this.try([...pairs, ...pairs_of(updates, prints)], 4);
    if (!this.is_over) await this.try(pairs_of(pairs, prints), 3);
  }

  /** Another start says itself in the first line; then the updates are those of any run. */
  async starts(): Promise<void> {
    const starts = await this.try(start_variants(this.base), 1);
    const fitting = starts.filter(({ score }) => score.lead > 0).slice(0, FEW);
    if (!this.is_over) await this.with_updates(fitting.map(({ variant }) => variant));
  }

  async with_updates(starts: readonly Variant[]): Promise<void> {
    const updates = update_variants(this.base).filter(is_own);
    await this.try(pairs_of(starts, updates), 3);
  }

  /** The second line is made by the first update, where γ says nothing yet: the rate by it, then γ by the third. */
  async rates(): Promise<void> {
    const { lr = 0 } = this.base.optimizer;
    if (!(lr > 0)) return;
    const all = await this.try(rates_around(lr), 2);
    if (this.is_over) return;
    const fine = all.slice(0, 2).flatMap(({ variant }) => rates_beside(lr_of(variant) ?? lr));
    const near = [...all, ...(await this.try(fine, 8))].filter(({ score }) => score.lead > 1);
    if (this.is_over || this.base.optimizer.type !== 'sgd') return;
    const rates = near.slice(0, FEW).map(({ variant }) => variant);
    await this.try([...momenta(), ...pairs_of(rates, momenta())], 3);
  }

  async seeds(): Promise<void> {
    const { seed = 22 } = this.base;
    const seeds = Array.from({ length: MOST_SEEDS }, (_, i) => i).filter((one) => one !== seed);
    const all = await this.try(
      seeds.map((one) => variant('seed', one, { problem: { seed: one } })),
      1,
    );
    const fitting = all.filter(({ score }) => score.lead > 0).slice(0, 4 * FEW);
    if (!this.is_over) await this.with_updates(fitting.map(({ variant }) => variant));
  }
}

/** `first_line`: the run itself prints the first line, so it starts where the printed one does. */
export async function search_further(
  { base, samples, printed }: { base: VariantBase; samples: number; printed: PrintedLines },
  first_line: boolean,
  ask: AskLosses,
  progress: (share: number) => void,
): Promise<RankedVariant[]> {
  const search = new Search(base, samples, printed, ask, progress, first_line ? 5 : 9);
  await search.rates();
  if (!search.is_over) await search.pairs();
  if (!first_line && !search.is_over) await search.starts();
  if (!first_line && !search.is_over) await search.seeds();
  return search.found;
}
