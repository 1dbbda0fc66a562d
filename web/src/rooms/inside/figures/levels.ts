// SPDX-License-Identifier: MIT
const LEVELS = 10;

export interface Level<T> {
  /** 0 … 1 */
  level: number;
  /** negative values */
  down: boolean;
  all: T[];
}

/** Things of −1 … 1 sorted into few classes of the same size and sign, the weakest first. */
export function by_level<T extends { value: number }>(things: readonly T[]): Level<T>[] {
  const levels = new Map<number, Level<T>>();
  for (const thing of things) {
    const size = Math.round(LEVELS * Math.min(1, Math.abs(thing.value)));
    const down = thing.value < 0;
    const key = 2 * size + (down ? 1 : 0);
    const level = levels.get(key) ?? { level: size / LEVELS, down, all: [] };
    level.all.push(thing);
    levels.set(key, level);
  }
  return [...levels.entries()].sort(([one], [other]) => one - other).map(([, level]) => level);
}
