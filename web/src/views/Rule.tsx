// SPDX-License-Identifier: MIT
/** The update rule of a run, written; what it is made with comes from state/rule. */
import type { ComponentChildren } from 'preact';
import type { RunSettings } from '../state/contract';
import { tuning_of } from '../state/network';
import { general_lines, type Line } from '../state/rule/rules';
import { letters_of, options_text, start_text } from '../state/rule/text';

const usual_lines = (settings: RunSettings): Line[] => general_lines(tuning_of(settings).optimizer);

/** v ← γv + g: what a rule remembers, for lists; its step where it remembers nothing. */
export function rule_letters(settings: RunSettings): string {
  const lines = usual_lines(settings);
  const line = lines.find(({ part }) => part === 'memory') ?? lines.at(-1);
  return line ? letters_of(line) : '';
}

/** Words (lr, max, decay), which hold no names, and names. */
const WORDS_AND_NAMES = /[a-z]{2,}|[gdwvmuūûasη]\u0302?/gu;

/** A formula with its names in the type of variables. */
export function Formula({ text }: { text: string }): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WORDS_AND_NAMES)) {
    if (/^[a-z]{2}/.test(found)) continue;
    parts.push(text.slice(end, index), <var key={index}>{found}</var>);
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}

/** The rule with the numbers it has now. */
export function Rule({ settings }: { settings: RunSettings }) {
  const start = start_text(tuning_of(settings).optimizer);
  const texts = [...usual_lines(settings).map(options_text), ...(start ? [start] : [])];
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
