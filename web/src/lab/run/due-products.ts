// SPDX-License-Identifier: MIT
/** Products that were not due with an answer: what came last still holds, until the run rests. */
import type { Snapshot } from '../../worker/protocol';
import { PRODUCT_NAMES } from './probing';

/** Something was not due with this answer. */
export const is_behind = ({ products }: Snapshot): boolean =>
  PRODUCT_NAMES.some((name) => !(name in products));

/** With what was not due as it was `before`. */
export const with_products = (snapshot: Snapshot, before: Snapshot | null): Snapshot =>
  is_behind(snapshot) ? { ...snapshot, products: { ...before?.products, ...snapshot.products } } : snapshot;
