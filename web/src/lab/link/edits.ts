// SPDX-License-Identifier: MIT
/** Parameters set by hand over a run's steps, as links say them: flat index and value, then the step as value@step. */
import { type Parsed, parse_integer, refuse } from '../experiment/setting';
import { EDITED, MOST_STEPS } from '../experiment/settings';
import type { Edit } from '../run/plan';

/** `37:0.5,40:-1@100`: before the first step, and after a hundred. */
export const edits_text = (edits: readonly Edit[]): string =>
  edits
    .map(
      ({ step, parameter, value }) => `${parameter}:${EDITED.format(value)}${step === 0 ? '' : `@${step}`}`,
    )
    .join(',');

function parse_edit(text: string, parameters: number): Parsed<Edit> {
  const [, place = '', value_text = '', step_text = '0'] =
    /^([^:@]+):([^:@]+)(?:@([^:@]+))?$/.exec(text) ?? [];
  const parameter = parse_integer(place, { min: 0, max: parameters - 1 });
  const value = EDITED.parse(value_text);
  const step = parse_integer(step_text, { min: 0, max: MOST_STEPS });
  if (place === '') return refuse('problem.change');
  if (!parameter.ok) return parameter;
  if (!value.ok) return value;
  return step.ok
    ? { ok: true, value: { step: step.value, parameter: parameter.value, value: value.value } }
    : step;
}

/** Of a network with so many parameters, at steps that do not fall, at a step each once. All or nothing. */
export function parse_edits(text: string, parameters: number): Parsed<readonly Edit[]> {
  const edits: Edit[] = [];
  for (const part of text.split(',')) {
    const parsed = parse_edit(part, parameters);
    if (!parsed.ok) return parsed;
    const { step, parameter } = parsed.value;
    const again = edits.some((edit) => edit.step === step && edit.parameter === parameter);
    if (again || step < (edits.at(-1)?.step ?? 0)) return refuse('problem.change');
    edits.push(parsed.value);
  }
  return { ok: true, value: edits };
}
