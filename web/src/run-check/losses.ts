// SPDX-License-Identifier: MIT
/** What variants would have printed: their losses by the core, line by line, as far as they are worth following. */
import type { Momentum, Trainer } from '../core/api';
import { leads, type PrintedLines } from './score';
import { type Loop, options_of, type Printing, type Variant, type VariantBase } from './variant';

/** The steps of a run one after another, by the loop it is written in. */
type StepMaker = (trainer: Trainer, count: number) => ArrayLike<number>;

function by_phases(trainer: Trainer, count: number, move: () => void, clears: boolean): number[] {
  const losses: number[] = [];
  for (let i = 0; i < count && !trainer.diverged; i++) {
    losses.push(trainer.forward());
    trainer.backward();
    move();
    if (clears) trainer.zero_grad();
  }
  return losses;
}

function step_twice(base: VariantBase): StepMaker {
  return (trainer, count) =>
    by_phases(
      trainer,
      count,
      () => {
        trainer.update();
        trainer.update();
      },
      base.zero_grad ?? true,
    );
}

const STEPS: Record<Loop, (base: VariantBase) => StepMaker> = {
  plain: () => (trainer, count) => trainer.run(count),
  step_twice,
};

/** The losses that steps start from, as far as they were asked for; NaN from where the run was lost. */
class LossTape {
  readonly #losses: number[] = [];
  readonly #means: number[] = [];

  constructor(
    private readonly trainer: Trainer,
    private readonly steps: StepMaker,
  ) {}

  #reach(count: number): void {
    const missing = count - this.#losses.length;
    if (missing <= 0) return;
    const made = this.trainer.diverged ? [] : Array.from(this.steps(this.trainer, missing));
    for (const loss of made) this.#losses.push(loss);
    while (this.#losses.length < count) this.#losses.push(Number.NaN);
  }

  /** What is printed at a step. */
  at(step: number, print: Printing): number {
    const from = print === 'after' ? step + 1 : step;
    this.#reach(from + 1);
    if (print !== 'running_mean') return this.#losses[from] as number;
    for (let i = this.#means.length; i <= from; i++) {
      const before = this.#means[i - 1] ?? 0;
      this.#means.push(before + ((this.#losses[i] as number) - before) / (i + 1));
    }
    return this.#means[from] as number;
  }

  /** StepMaker made in one go up to there. */
  prepare(step: number, print: Printing): void {
    this.#reach(step + (print === 'after' ? 2 : 1));
  }
}

/**
 * A copy of one trainer for each variant of the same problem: what is drawn, or handed in, is there once. Of problems one
 * after another only the last is known.
 */
class Starts {
  #key = '';
  #start: Trainer | null = null;

  constructor(private readonly momentum: Momentum) {}

  trainer(options: VariantBase): Trainer {
    const { optimizer, schedule, data, ...problem } = options;
    const key = JSON.stringify([problem, data.kind === 'arrays' ? null : data]);
    if (!this.#start || key !== this.#key) {
      this.delete();
      this.#start = new this.momentum.Trainer(options);
      this.#key = key;
      return this.#start.clone();
    }
    const trainer = this.#start.clone();
    trainer.patch('', { optimizer, schedule });
    return trainer;
  }

  delete(): void {
    this.#start?.delete();
    this.#start = null;
  }
}

/** How far a variant is followed: for so many lines whatever it says; to the end while its lines are equal. */
export interface Following {
  least: number;
  most: number;
}

function lines_of(tape: LossTape, print: Printing, printed: PrintedLines, { least, most }: Following) {
  const end = Math.min(most, printed.step.length);
  const values: number[] = [];
  const follow = (to: number) => {
    tape.prepare(printed.step[to - 1] as number, print);
    while (values.length < to) values.push(tape.at(printed.step[values.length] as number, print));
  };
  for (let to = Math.min(least, end); to > values.length; to = Math.min(4 * to, end)) {
    follow(to);
    if (!leads(printed, values)) break;
  }
  return Float64Array.from(values);
}

/** Variants of a run, and what was printed, by which it is known how far each is worth following. */
export interface VariantsRequest {
  base: VariantBase;
  variants: readonly Variant[];
  printed: PrintedLines;
  following: Following;
}

/** What each would have printed, as far as it was followed; null for one that the core does not make. */
export type VariantLosses = readonly (Float64Array | null)[];

export function losses_of_variants(
  momentum: Momentum,
  { base, variants, printed, following }: VariantsRequest,
): VariantLosses {
  const starts = new Starts(momentum);
  try {
    return variants.map(({ change }) => {
      const { loop = 'plain', print = 'before' } = change;
      const options = options_of(base, change);
      let trainer: Trainer;
      try {
        trainer = starts.trainer(options);
      } catch (error) {
        // What does not go together is no run.
        if (error instanceof Error && 'refusal' in error) return null;
        throw error;
      }
      try {
        return lines_of(new LossTape(trainer, STEPS[loop](options)), print, printed, following);
      } finally {
        trainer.delete();
      }
    });
  } finally {
    starts.delete();
  }
}
