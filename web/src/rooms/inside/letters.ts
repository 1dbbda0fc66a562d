// SPDX-License-Identifier: MIT
/** A step's formulas in letters: what stations say before they are reached, and what bars are called. */
import { type Assignment, general_lines } from '../../lab/rule/rules';
import { letters_of } from '../../lab/rule/text';
import type { HiddenLayer, Motion, OptimizerOptions } from '../../worker/protocol';

const SIGNS: Partial<Record<HiddenLayer['activation'], string>> = { sigmoid: 'σ', identity: '' };
/** Deeper networks are told by their ends. */
const MOST_LAYERS = 3;

/** ŷ = out(σ(linear2(relu(linear1(x))))) */
export function network_letters(hidden: readonly Pick<HiddenLayer, 'activation'>[]): string {
  const through = (inner: string, i: number) => {
    const sign = SIGNS[hidden[i]?.activation ?? 'identity'] ?? hidden[i]?.activation;
    return sign ? `${sign}(linear${i + 1}(${inner}))` : `linear${i + 1}(${inner})`;
  };
  const last = hidden.length - 1;
  if (hidden.length > MOST_LAYERS) return `ŷ = out(${through('…', last)}), … ${through('x', 0)}`;
  return `ŷ = out(${hidden.reduce((inner, _, i) => through(inner, i), 'x')})`;
}

/** v ← γv + g, without numbers; the lines of these parts. */
export const rule_letters = (options: OptimizerOptions, ...parts: Assignment['part'][]): string[] =>
  general_lines(options)
    .filter(({ part }) => parts.includes(part))
    .map(letters_of);

export interface PartNames {
  kept: string;
  news: string;
  now: string;
}

const TARGETS: Record<Motion['memory'], readonly string[]> = {
  velocity: ['v', 'm'],
  squares: ['u', 's'],
  none: [],
};

/** What the three bars of a memory are called: γv, g, v. */
export function part_names(options: OptimizerOptions, memory: Motion['memory']): PartNames {
  const lines = general_lines(options);
  const line = lines.find(({ target }) => TARGETS[memory].includes(target));
  const followed = lines.find(({ target }) => target === 'd')?.target ?? 'g';
  if (!line) return { kept: '', news: followed, now: followed };
  const [kept = '', ...news] =
    letters_of(line)
      .split(' ← ')[1]
      ?.split(/ (?=[+−] )/) ?? [];
  const shown = news
    .join(' ')
    .replace(/^\+ /, '')
    .replace('− ', '−')
    .replace(/ \/ .*/, ' / …');
  return { kept, news: shown, now: line.target };
}
