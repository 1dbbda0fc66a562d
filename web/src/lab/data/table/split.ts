// SPDX-License-Identifier: MIT
/** Which rows are only tested: by the core's rule (momentum/data/split.hpp), so that means are of training rows alone. */

const WORDS = 624;

/** The draws of torch.manual_seed(seed), 32 bits each. M. Matsumoto, T. Nishimura, ACM TOMACS 8 (1998). */
function draws_of(seed: number): () => number {
  const state = new Uint32Array(WORDS);
  state[0] = seed % 2 ** 32;
  const at = (i: number) => state[i % WORDS] as number;
  for (let i = 1; i < WORDS; i++) state[i] = Math.imul(1812433253, at(i - 1) ^ (at(i - 1) >>> 30)) + i;
  let next = WORDS;
  const refill = () => {
    for (let i = 0; i < WORDS; i++) {
      const joined = (at(i) & 0x80000000) | (at(i + 1) & 0x7fffffff);
      state[i] = at(i + 397) ^ (joined >>> 1) ^ ((joined & 1) === 1 ? 0x9908b0df : 0);
    }
    next = 0;
  };
  return () => {
    if (next === WORDS) refill();
    let y = at(next++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** torch.randperm(n) after torch.manual_seed(seed). */
export function randperm(n: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const draw = draws_of(seed);
  for (let i = 0; i + 1 < n; i++) {
    const other = i + (draw() % (n - i));
    const one = order[i] as number;
    order[i] = order[other] as number;
    order[other] = one;
  }
  return order;
}

/** How many test samples each label gives, of `total`; the last of a label stays for training. */
function quotas(counts: readonly number[], samples: number, total: number): number[] {
  const most = counts.map((count) => Math.max(count - 1, 0));
  const quota = counts.map((count, i) => Math.min(Math.floor((total * count) / samples), most[i] as number));
  const rest = counts.map((count) => (total * count) % samples);
  const order = counts.map((_, i) => i).sort((a, b) => (rest[b] as number) - (rest[a] as number) || a - b);
  let left = total - quota.reduce((sum, one) => sum + one, 0);
  for (let last = 0; left > 0 && left !== last; ) {
    last = left;
    for (const label of order) {
      if (left === 0 || quota[label] === most[label]) continue;
      quota[label] = (quota[label] as number) + 1;
      left--;
    }
  }
  return quota;
}

export interface Split {
  share: number;
  seed: number;
}

/** 1: the sample is only tested. `labels`: of a number as target, none; null: nothing is only tested. */
export function tested(
  samples: number,
  labels: Int32Array | null,
  classes: number,
  split: Split | null,
): Uint8Array {
  const test = new Uint8Array(samples);
  if (!split) return test;
  const total = Math.floor(split.share * samples + 0.5);
  const counts = Array<number>(Math.max(classes, 1)).fill(0);
  const label = (row: number) => labels?.[row] ?? 0;
  for (let row = 0; row < samples; row++) counts[label(row)] = (counts[label(row)] as number) + 1;
  const left = quotas(counts, samples, total);
  for (const row of randperm(samples, split.seed)) {
    if (left[label(row)] === 0) continue;
    left[label(row)] = (left[label(row)] as number) - 1;
    test[row] = 1;
  }
  return test;
}
