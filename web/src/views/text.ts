// SPDX-License-Identifier: MIT
/** Numbers and refusals as the views write them. */
import { type Messages, words } from '../i18n';
import { format_number } from '../lib/numbers';
import type { Problem } from '../state/contract';

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

export function problem_text(problem: Problem): string {
  const sentences: Record<string, ((reason: Record<string, string>) => string) | undefined> = words.value
    .problem satisfies Messages['problem'];
  const { id } = problem.reason;
  return sentences[id]?.(problem.reason) ?? id;
}
