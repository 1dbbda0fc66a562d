// SPDX-License-Identifier: MIT

/** Those of one key together, in the order they came in. */
export function grouped<T, K>(items: readonly T[], key_of: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = key_of(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
