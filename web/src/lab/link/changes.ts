// SPDX-License-Identifier: MIT
/** One setting over a run's steps, as links say it: its first value, then each change as value@step. */

import { type Parsed, parse_integer, type Setting } from '../experiment/setting';
import { MOST_STEPS } from '../experiment/settings';
import type { Value } from '../experiment/types';
import type { Change } from '../run/plan';

export function changes_text(setting: Setting<Value>, changes: readonly Change[]): string {
  return changes
    .map(({ step, value }) => (step === 0 ? setting.format(value) : `${setting.format(value)}@${step}`))
    .join(',');
}

/** `0.1,0.05@300,0.01@900`: a start, then changes at growing steps. All or nothing. */
export function parse_changes(setting: Setting<Value>, text: string): Parsed<readonly Change[]> {
  const changes: Change[] = [];
  for (const [i, part] of text.split(',').entries()) {
    const [value_text = '', step_text, ...more] = part.split('@');
    if (more.length > 0 || (i === 0) !== (step_text === undefined))
      return { ok: false, reason: { id: 'problem.change' } };
    const value = setting.parse(value_text);
    if (!value.ok) return value;
    const step =
      step_text === undefined
        ? ({ ok: true, value: 0 } as const)
        : parse_integer(step_text, { min: 1, max: MOST_STEPS });
    if (!step.ok) return step;
    if (i > 0 && step.value <= (changes[i - 1]?.step ?? 0))
      return { ok: false, reason: { id: 'problem.change' } };
    changes.push({ step: step.value, value: value.value });
  }
  return { ok: true, value: changes };
}
