// SPDX-License-Identifier: MIT
/** Few of the places a run has been at, evenly apart over all its steps, in bounded memory. */
import type { Trainer } from '../../core/api';
import { is_open } from './phases';
import type { Savepoint } from './savepoints';

/** For the checkpoints of one run, and how many there are at most. */
const MOST_BYTES = 24 * 2 ** 20;
const LIMITS = { least: 4, most: 256 };
/** float32 a parameter: the parameters twice, the gradient, and a rule's state of up to three. */
const PER_PARAMETER = 24;
/** A sample's place in the order of an epoch. */
const PER_SAMPLE = 8;

/** How many checkpoints of such a run may be kept. */
export function most_checkpoints(trainer: Trainer): number {
  const bytes = PER_PARAMETER * trainer.parameters().length + PER_SAMPLE * trainer.samples;
  return Math.min(Math.max(Math.floor(MOST_BYTES / bytes), LIMITS.least), LIMITS.most);
}

export class SparseCheckpoints {
  #all: Savepoint[] = [];
  /** steps from one to the next, at least */
  #apart = 1;

  constructor(private readonly most: number) {}

  get steps(): readonly number[] {
    return this.#all.map(({ steps }) => steps);
  }

  /** Keeps it, or lets it go; in either case it is nobody else's any more. */
  offer(savepoint: Savepoint): void {
    const last = this.#all.at(-1)?.steps ?? Number.NEGATIVE_INFINITY;
    if (is_open(savepoint.observation) || savepoint.steps - last < this.#apart) savepoint.trainer.delete();
    else this.#all.push(savepoint);
    while (this.#all.length > this.most) this.#thin();
  }

  /** The last that is not behind `step`. */
  before(step: number): Savepoint | null {
    return this.#all.findLast(({ steps }) => steps <= step) ?? null;
  }

  dispose(): void {
    for (const { trainer } of this.#all) trainer.delete();
    this.#all = [];
  }

  /** Twice as far apart; the first stays. */
  #thin(): void {
    this.#apart *= 2;
    let last = Number.NEGATIVE_INFINITY;
    this.#all = this.#all.filter(({ steps, trainer }) => {
      const stays = steps - last >= this.#apart;
      if (stays) last = steps;
      else trainer.delete();
      return stays;
    });
  }
}
