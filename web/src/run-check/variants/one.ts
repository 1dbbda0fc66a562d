// SPDX-License-Identifier: MIT
/** A variant with one cause. */
import type { CauseName, Variant, VariantCause, VariantChange } from '../variant';

/** `value`: what it is set to; `of`: of which option, layer or tensor. */
export function variant(
  name: CauseName,
  value: VariantCause['value'],
  change: VariantChange,
  of?: string,
): Variant {
  const cause: VariantCause = of === undefined ? { name, value } : { name, value, of };
  return { id: [name, of, value].filter((part) => part !== undefined).join(' '), causes: [cause], change };
}

/** A number as somebody would write it, without what binary fractions leave at its end. */
export const tidy = (value: number): number => Number(value.toPrecision(6));
