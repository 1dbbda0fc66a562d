// SPDX-License-Identifier: MIT
/** Single-precision numbers as text: no longer than it takes to read the same number back. */

/** Nine digits tell any two apart. */
const MOST_DIGITS = 9;

export function float32_text(value: number): string {
  for (let digits = 6; digits < MOST_DIGITS; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(MOST_DIGITS)));
}
