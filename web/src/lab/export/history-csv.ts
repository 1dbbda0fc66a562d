// SPDX-License-Identifier: MIT
/** The histories of runs as a table: a row a step, losses first, then whatever else was measured. Of long runs, the steps that are kept. */
import { COLUMNS, type Column } from '../run/columns';
import type { RunView } from '../view';
import { csv_in_pieces } from './csv-text';
import { float32_text } from './float32-text';

/** In the order of the table. */
export const HISTORY_COLUMNS = Object.keys(COLUMNS) as Column[];

export interface History {
  /** its head */
  name: string;
  run: Pick<RunView, 'series'>;
  column: Column;
}

type StepValues = ReadonlyMap<number, number>;

/** What is not finite has no cell. */
function values_of({ run, column }: History): StepValues {
  const { step, value } = run.series(column);
  const pairs = Array.from(step, (one, i) => [one, value[i] as number] as const);
  return new Map(pairs.filter(([, one]) => Number.isFinite(one)));
}

export interface HistoryTable {
  heads: readonly string[];
  steps: readonly number[];
  /** the cells of one of its steps */
  row(step: number): string[];
}

/** Columns without a value are left out. `step`: the head of the first. */
export function history_table(step: string, histories: readonly History[]): HistoryTable {
  const columns = histories
    .map((history) => ({ name: history.name, values: values_of(history) }))
    .filter(({ values }) => values.size > 0);
  const all = new Set<number>();
  for (const { values } of columns) for (const one of values.keys()) all.add(one);
  const cell = (value: number | undefined) => (value === undefined ? '' : float32_text(Math.fround(value)));
  return {
    heads: [step, ...columns.map(({ name }) => name)],
    steps: [...all].sort((one, other) => one - other),
    row: (one) => [String(one), ...columns.map(({ values }) => cell(values.get(one)))],
  };
}

/** The whole file; `rest`: between its pieces. */
export const history_csv = (
  { heads, steps, row }: HistoryTable,
  rest: () => Promise<void>,
): Promise<string> => csv_in_pieces(heads, steps.length, (i) => row(steps[i] as number), rest);
