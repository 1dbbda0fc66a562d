// SPDX-License-Identifier: MIT
/** Cells, shares and fits in words. */
import { loss_text } from '../../../lab/controls/text';
import { format_count, format_number } from '../../../lib/numbers';
import type { ClassMistakes, NumberMistakes } from '../../../worker/protocol';
import type { Cell } from './matrix';
import { class_scores, commonest_mistake, count_in, wrong_in } from './scores';
import type { MistakesWords } from './words/en';

export const percent = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`;

/** 5 taken for 9: 3 of 45 */
export function cell_text(table: ClassMistakes, [truth, taken]: Cell, text: MistakesWords): string {
  const count = format_count(count_in(table, truth, taken));
  const samples = format_count(class_scores(table)[truth]?.samples ?? 0);
  return truth === taken
    ? text.right(String(truth), count, samples)
    : text.taken(String(truth), String(taken), count, samples);
}

export function classes_sentence(run: string, table: ClassMistakes, text: MistakesWords): string {
  const [step, all] = [format_count(table.step), format_count(table.samples)];
  const wrong = wrong_in(table);
  const most = commonest_mistake(table);
  const scores = class_scores(table);
  const least = scores.reduce(
    (worst, score, label) => (score.share < (scores[worst]?.share ?? 1) ? label : worst),
    Math.max(
      0,
      scores.findIndex(({ samples }) => samples > 0),
    ),
  );
  return (
    text.sentence(run, step, format_count(wrong), all, table.tested) +
    (most
      ? text.commonest(cell_text(table, most, text)) +
        text.least(String(least), percent(scores[least]?.share ?? Number.NaN))
      : '')
  );
}

export function fit_sentence(run: string, fit: NumberMistakes, text: MistakesWords): string {
  const { step, mean_square, explained, samples, tested } = fit;
  const share = Number.isNaN(explained) ? '' : text.explained(explained < 0 ? '0' : percent(explained));
  return (
    text.fit(run, format_count(step), loss_text(mean_square), format_count(samples), tested) +
    share +
    text.end
  );
}

const number = (value: number) => format_number(value, { digits: 4 });

/** One sample of a fit. */
export function point_text(
  { rows, targets, predicted }: NumberMistakes,
  at: number,
  text: MistakesWords,
): string {
  const [row, target, value] = [rows[at] as number, targets[at] as number, predicted[at] as number];
  return text.point(format_count(row + 1), number(target), number(value), number(target - value));
}
