// SPDX-License-Identifier: MIT
/** Reproducible choices for the fuzzers. */

export class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 32 bits: a Weyl sequence through the finalizer of A. Appleby's MurmurHash3. */
  bits(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  }

  /** 0 … count − 1 */
  below(count: number): number {
    return this.bits() % count;
  }

  chance(share: number): boolean {
    return this.bits() < share * 2 ** 32;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

const from_environment = (name: string, fallback: number) => Number(process.env[name] ?? fallback);

/** Said by `scripts/test --fuzz CASES [--seed SEED]`. */
export const CASES = from_environment('FUZZ_CASES', 100_000);
export const SEED = from_environment('FUZZ_SEED', 22);
