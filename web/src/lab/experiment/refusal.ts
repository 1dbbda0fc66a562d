// SPDX-License-Identifier: MIT
/** What the core refused, as the reason of a problem: its codes are arguments of the page's sentences. */
import type { Refused } from '../../worker/protocol';
import type { ProblemReason } from './setting';

/** `code` and, by their places, the numbers and names that its words have (core/refusal-words). */
export function refusal_reason({ path, rule, allowed, got, bounds }: Refused): ProblemReason {
  const values = (bounds?.values ?? []).map((value, place) => [String(place), String(value)]);
  return {
    id: 'problem.refused',
    ...{ path, rule, allowed, got, code: bounds?.code ?? '' },
    ...Object.fromEntries(values),
  };
}
