// SPDX-License-Identifier: MIT
/** Rules between two options, as the core has them: which of them some settings break. */

import { type Need, rule_group } from './schema';
import type { Problem, RunSettings } from './types';

const is_met = ({ needs, above, is_then }: Need, settings: RunSettings): boolean =>
  above === undefined ? settings[needs] === is_then : Number(settings[needs]) > above;

/** The first that is broken, as a refusal of `key`, which was to be set to `value`; null when all are kept. */
export function broken_need(settings: RunSettings, key: string, value: string): Problem | null {
  const need = rule_group(settings.rule).needs.find(
    (one) => settings[one.field] === one.is && !is_met(one, settings),
  );
  if (!need) return null;
  const wanted = need.above === undefined ? { equals: String(need.is_then) } : { above: String(need.above) };
  return {
    key,
    value,
    reason: { id: 'problem.needs', field: need.field, is: String(need.is), needs: need.needs, ...wanted },
  };
}
