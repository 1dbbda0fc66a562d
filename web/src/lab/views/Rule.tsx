// SPDX-License-Identifier: MIT
/** The update rule of a run, written; what it is made with comes from lab/rule. */

import { Formula } from '../../ui/Formula';
import { tuning_of } from '../experiment/network';
import type { RunSettings } from '../experiment/types';
import { type Assignment, general_lines } from '../rule/rules';
import { letters_of, options_text, start_text } from '../rule/text';

const rule_lines = (settings: RunSettings): Assignment[] => general_lines(tuning_of(settings).optimizer);

/** v ← γv + g: what a rule remembers, for lists; its step where it remembers nothing. */
export function rule_letters(settings: RunSettings): string {
  const lines = rule_lines(settings);
  const line = lines.find(({ part }) => part === 'memory') ?? lines.at(-1);
  return line ? letters_of(line) : '';
}

/** The rule with the numbers it has now. */
export function Rule({ settings }: { settings: RunSettings }) {
  const start = start_text(tuning_of(settings).optimizer);
  const texts = [...rule_lines(settings).map(options_text), ...(start ? [start] : [])];
  return (
    <p class="formula">
      {texts.map((text) => (
        <span key={text}>
          <Formula text={text} />
        </span>
      ))}
    </p>
  );
}
