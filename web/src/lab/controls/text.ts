// SPDX-License-Identifier: MIT
/** Numbers and refusals as the views write them. */
import { words } from '../../i18n';
import { format_number } from '../../lib/numbers';
import type { ProblemId } from '../experiment/setting';
import type { Problem } from '../experiment/types';
import { choice_text, option_symbol } from './option-text';

/** A loss with four decimals, as PyTorch's prints of it are quoted; small ones with three significant digits. */
export function loss_text(loss: number): string {
  if (!Number.isFinite(loss)) return words.value.app.not_finite;
  return loss >= 0.01 && loss < 1e4 ? loss.toFixed(4) : format_number(loss, { digits: 3, fixed: true });
}

/** A number inside an equation: five decimals, or four digits where those would say too little. */
export function equation_text(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-2 && size < 1e3) return value.toFixed(5).replace('-', '−');
  return format_number(value, { digits: size < 1 ? 4 : 7, fixed: true });
}

/** The same where it is a factor or a summand: negative numbers in brackets. */
export function term_text(value: number): string {
  return value < 0 ? `(${equation_text(value)})` : equation_text(value);
}

/** A, B and C. */
export function list_text(items: readonly string[]): string {
  const { comma, and } = words.value.app;
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : and(items.slice(0, -1).join(comma), last);
}

type RefusedReason = Problem['reason'];

/** A refusal names options and their values as links do; people read them by the page's words. */
function in_words(reason: RefusedReason): RefusedReason {
  if (reason.id !== 'problem.needs') return reason;
  const { field = '', is = '', needs = '', equals } = reason;
  return {
    ...reason,
    field: is === 'true' ? option_symbol(field) : `${option_symbol(field)} = ${choice_text(field, is)}`,
    needs: option_symbol(needs),
    ...(equals === undefined ? {} : { equals: choice_text(needs, equals) }),
  };
}

export function problem_text({ reason }: Problem): string {
  const sentences: Record<ProblemId, (reason: Record<string, string>) => string> = words.value.problem;
  return sentences[reason.id as ProblemId]?.(in_words(reason)) ?? reason.id;
}
