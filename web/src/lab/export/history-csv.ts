// SPDX-License-Identifier: MIT
/** The histories of runs as a table: a row a step, losses first, then whatever else was measured. Of long runs, the steps that are kept. */
import { COLUMNS, type Column } from '../run/columns';
import type { RunView } from '../view';
import { csv_of } from './csv-text';
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
  rows: readonly (readonly string[])[];
}

/** Columns without a value are left out. `step`: the head of the first. */
export function history_table(step: string, histories: readonly History[]): HistoryTable {
  const columns = histories
    .map((history) => ({ name: history.name, values: values_of(history) }))
    .filter(({ values }) => values.size > 0);
  const steps = [...new Set(columns.flatMap(({ values }) => [...values.keys()]))].sort((a, b) => a - b);
  const cell = (value: number | undefined) => (value === undefined ? '' : float32_text(Math.fround(value)));
  const rows = steps.map((one) => [String(one), ...columns.map(({ values }) => cell(values.get(one)))]);
  return { heads: [step, ...columns.map(({ name }) => name)], rows };
}

export const history_csv = ({ heads, rows }: HistoryTable): string => csv_of([heads, ...rows]);
