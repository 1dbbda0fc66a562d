// SPDX-License-Identifier: MIT
/** Momentum's idea in a run's own numbers: where directions agree the stride grows, where they turn it shrinks. */

/** Steps in a row over which the stride grew, or shrank. */
export interface Stretch {
  from: number;
  to: number;
  /** how many times: at least 1 */
  times: number;
  /** cos(Δw, −g): of a stretch that grew at its last step, of one that shrank the least */
  agreement: number;
}

export interface Turns {
  grew: Stretch | null;
  shrank: Stretch | null;
}

/** Where a stride grew although directions agreed less, it was for another reason. */
const AGREED = 0.5;

/** Smaller changes are no stretch to speak of. */
const LEAST = 1.1;

/** The stretch that begins at `start` (an index: the step before it), as long as the stride goes on as it does there. */
function stretch_at(stride: ArrayLike<number>, start: number, end: number) {
  const at = (i: number) => stride[i] as number;
  const grows = at(start + 1) > at(start);
  let last = start + 1;
  while (last + 1 < end && at(last + 1) > at(last) === grows) last++;
  return { grows, last, times: grows ? at(last) / at(start) : at(start) / at(last) };
}

function stretches(stride: ArrayLike<number>, agreement: ArrayLike<number>, end: number) {
  const all: (Stretch & { grows: boolean })[] = [];
  for (let start = 0; start + 1 < end; ) {
    const { grows, last, times } = stretch_at(stride, start, end);
    const along = Array.from({ length: last - start }, (_, i) => agreement[start + 1 + i] as number);
    const agreed = grows ? (along.at(-1) as number) : Math.min(...along);
    all.push({ grows, from: start + 1, to: last + 1, times, agreement: agreed });
    start = last;
  }
  return all.filter(({ times }) => Number.isFinite(times) && times >= LEAST);
}

/** Of steps 1 … `end`, each with its value: the stretch that shrank most where the direction turned, and the one that had grown before it. */
export function turns(stride: ArrayLike<number>, agreement: ArrayLike<number>, end: number): Turns {
  const all = stretches(stride, agreement, end);
  const most = (best: Stretch | null, one: Stretch) => (best && best.times >= one.times ? best : one);
  const shrank = all.filter((one) => !one.grows && one.agreement < 0).reduce<Stretch | null>(most, null);
  const grown = all.filter(({ grows, agreement }) => grows && agreement >= AGREED);
  const before = grown.find(({ to }) => to === shrank?.from);
  return { grew: before ?? grown.reduce<Stretch | null>(most, null), shrank };
}
