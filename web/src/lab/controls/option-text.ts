// SPDX-License-Identifier: MIT
/** An option of a rule or a schedule in words: its label, its value, both. */
import { words } from '../../i18n';
import { format_exact } from '../../lib/numbers';
import type { HiddenLayer } from '../../worker/protocol';
import { type OptionName, SCHEDULE_PREFIX } from '../experiment/schema';
import type { RunSettings, Value } from '../experiment/types';

export interface OptionWords {
  label: string;
  hint: string;
}

/** Every option the core has must have its words, or this does not compile. */
const all = (): Record<OptionName, OptionWords> => words.value.options;

/** `key` of a run's settings: an option's name, a schedule's with its prefix. */
export const option_words = (key: string): OptionWords =>
  all()[key.replace(SCHEDULE_PREFIX, '') as OptionName] ?? { label: key, hint: '' };

/** The name of a choice: a rule, a schedule, a convention, what a run is built with. */
export function choice_text(key: string, value: string): string {
  const { rules, schedules, conventions } = words.value.runs;
  const { reduction, sampler, default_dtype } = words.value.build;
  const named: Record<string, Record<string, string>> = {
    rule: rules,
    schedule: schedules,
    convention: conventions,
    reduction,
    sampler,
    default_dtype,
  };
  return named[key]?.[value] ?? value;
}

/** Short, where the label would be long: γ, not momentum γ. */
const SYMBOLS: Record<string, string> = {
  lr: 'lr',
  momentum: 'γ',
  beta1: 'β₁',
  beta2: 'β₂',
  alpha: 'α',
  eps: 'ε',
  zero_grad: 'zero_grad()',
};

export function option_symbol(key: string): string {
  const { softmax, net_first, bias } = words.value.build;
  const of_build: Record<string, string> = { softmax, net_first, bias };
  return SYMBOLS[key] ?? of_build[key] ?? option_words(key).label;
}

/** γ 0.9; Nesterov; StepLR. */
export function option_text(key: string, value: Value | undefined): string {
  const { without } = words.value.runs;
  if (typeof value === 'number') return `${option_symbol(key)} ${format_exact(value)}`;
  if (typeof value === 'string') return choice_text(key, value);
  return value === true ? option_symbol(key) : without(option_symbol(key));
}

/** 8 Tanh */
export function layer_text({ units, activation }: HiddenLayer): string {
  const { activations } = words.value.network;
  return activation === 'identity' ? String(units) : `${units} ${activations[activation]}`;
}

/** A setting as a number; 0 where it has none. */
export const numeric = (settings: RunSettings, key: string): number => Number(settings[key] ?? 0);
