// SPDX-License-Identifier: MIT
/** What stands in a text where losses and steps are looked for: by words, by place, by columns. */
import type { CellTable, TextLine } from './lines';
import { type FoundNumber, is_loss_word, is_number_text, is_other_data, is_step_word } from './numbers';
import type { Source, TextProblem } from './types';

/** A number of the text, and the step that stands with it, as it is written; null: none does. */
export interface FoundLoss {
  line: number;
  text: string;
  step: number | null;
}

/** Losses with what is wrong between them. */
export interface Found {
  losses: FoundLoss[];
  problems: TextProblem[];
  passed_over: number;
}

const whole = (numbers: readonly FoundNumber[]) => numbers.filter(({ is_part }) => !is_part);

/** The number of a line that a source means. */
function number_by(numbers: readonly FoundNumber[], source: Source): FoundNumber | undefined {
  if (source.by === 'word') return numbers.find(({ word }) => word === source.word);
  if (source.by === 'first') return whole(numbers)[0];
  if (source.by === 'last') return whole(numbers).findLast(({ text }) => /[.nN]/.test(text));
  if (source.by === 'column') return whole(numbers)[source.column];
  return undefined;
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(' ', '.*');

/** The line names the loss and has none: `loss: --`. */
function is_named_in_vain({ text }: TextLine, source: Source): boolean {
  if (source.by !== 'word') return false;
  return new RegExp(`(?<![\\w])${escaped(source.word)}\\s*[:=：]`, 'i').test(text);
}

export function in_lines(lines: readonly TextLine[], loss: Source, step: Source): Found {
  const found: Found = { losses: [], problems: [], passed_over: 0 };
  for (const one of lines) {
    const { line, text, numbers } = one;
    if (text.trim() === '') continue;
    const hit = number_by(numbers, loss);
    if (hit) found.losses.push({ line, text: hit.text, step: number_by(numbers, step)?.value ?? null });
    else if (is_named_in_vain(one, loss)) found.problems.push({ line, kind: 'no_number', got: text.trim() });
    else found.passed_over++;
  }
  return found;
}

/** Of a list, `[1.1368, 1.1296, …]`, however it is broken into lines. */
export function each_number(lines: readonly TextLine[]): Found {
  const losses = lines.flatMap(({ line, numbers }) =>
    whole(numbers)
      .filter(({ word }) => word === '' || is_loss_word(word))
      .map(({ text }) => ({ line, text, step: null })),
  );
  const passed_over = lines.filter(({ text, numbers }) => text.trim() !== '' && numbers.length === 0).length;
  return { losses, problems: [], passed_over };
}

export function in_table({ head, rows }: CellTable, loss: Source, step: Source): Found {
  const found: Found = { losses: [], problems: [], passed_over: 0 };
  const column_of = (source: Source) => (source.by === 'column' ? source.column : -1);
  for (const { line, cells } of rows) {
    const cell = cells[column_of(loss)] ?? '';
    const step_cell = cells[column_of(step)] ?? '';
    if (cells.join('') === '') continue;
    if (cells.length !== head.length)
      found.problems.push({ line, kind: 'ragged', got: `${cells.length}/${head.length}` });
    else if (!is_number_text(cell)) found.problems.push({ line, kind: 'not_a_number', got: cell });
    else found.losses.push({ line, text: cell, step: is_number_text(step_cell) ? Number(step_cell) : null });
  }
  return found;
}

/** Losses of training data before others, plain names before longer ones. */
function loss_rank(word: string): number {
  if (!is_loss_word(word)) return 3;
  return is_other_data(word) ? 2 : 1;
}

/** Words with a number in at least `least` lines, what looks like a loss first. */
function words_in(lines: readonly TextLine[], least: number): string[] {
  const counts = new Map<string, number>();
  for (const { numbers } of lines)
    for (const word of new Set(numbers.map(({ word }) => word)))
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= least).map(([word]) => word);
}

const by_rank = (rank: (word: string) => number) => (one: string, other: string) => rank(one) - rank(other);

/** A bracket, a number, and more to come: [1.1368, and not [3/40]. */
const LIST = /\[\s*(?:tensor\()?[-+]?(?:\d+\.?\d*|\.\d+|nan|inf)(?:e[-+]?\d+)?\)?\s*(?:,|\s|$)/i;

/** Where losses and steps may stand, likeliest first. */
export interface Candidates {
  loss: Source[];
  step: Source[];
}

export function candidates_in_lines(lines: readonly TextLine[], fewest: number): Candidates {
  const words = words_in(lines, fewest);
  const by_word = (word: string): Source => ({ by: 'word', word });
  const named = words
    .filter((word) => !is_step_word(word))
    .sort(by_rank(loss_rank))
    .map(by_word);
  const is_named = words.some((word) => loss_rank(word) < 3);
  const filled = lines.filter(({ numbers }) => numbers.length > 0);
  const is_list = lines.some(({ text }) => LIST.test(text));
  const has_lines = filled.length >= fewest && !is_list;
  const places: Source[] = has_lines ? [{ by: 'last' }, { by: 'each' }] : [{ by: 'each' }, { by: 'last' }];
  const steps = words.filter(is_step_word).map(by_word);
  const first: Source[] = filled.every(({ numbers }) => numbers.length > 1) ? [{ by: 'first' }] : [];
  return {
    loss: is_named ? [...named, ...places] : [...places, ...named],
    step: [...steps, ...first, { by: 'count' }],
  };
}

export function candidates_in_table({ head, rows }: CellTable): Candidates {
  const filled = head
    .map((name, column) => ({ by: 'column' as const, name, column }))
    .filter(
      ({ column }) =>
        rows.filter(({ cells }) => is_number_text(cells[column] ?? '')).length * 2 > rows.length,
    );
  const loss = filled
    .filter(({ name }) => !is_step_word(name))
    .sort((one, other) => loss_rank(one.name) - loss_rank(other.name));
  // A table of steps alone has losses in its last column.
  const losses = loss.length > 0 ? loss : filled.slice(-1);
  return { loss: losses, step: [...filled.filter(({ name }) => is_step_word(name)), { by: 'count' }] };
}
