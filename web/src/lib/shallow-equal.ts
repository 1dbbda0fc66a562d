// SPDX-License-Identifier: MIT
/** Whether two records say the shallow_equal. */

/** Of plain values. */
export function shallow_equal(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Reflect.get(a, key) === Reflect.get(b, key))
  );
}
