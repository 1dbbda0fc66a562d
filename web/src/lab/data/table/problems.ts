// SPDX-License-Identifier: MIT
/** What cannot be read as it is: where, why, and what may be meant. */
import { type ColumnCells, MOST_LISTED, type TableCells } from './cells';
import { type ColumnUse, type Correction, type TableChoices, target_of, use_of } from './choices';
import { type OddReason, odd_reason, suggested_number } from './reading/numbers';

export type TableProblem =
  | { kind: 'cell'; row: number; column: string; cell: string; reason: OddReason; suggestion: string }
  | { kind: 'ragged'; row: number; cells: readonly string[]; columns: number };

export interface Problems {
  /** the first of them */
  listed: readonly TableProblem[];
  /** all rows they are in, in order */
  rows: readonly number[];
  count: number;
}

/** What stands in a cell, as far as that was kept. */
export function cell_text({ numbers, codes, texts }: ColumnCells, row: number): string {
  const code = codes?.[row] ?? -1;
  if (code >= 0) return texts[code] ?? '';
  const value = numbers[row] ?? Number.NaN;
  return Number.isNaN(value) ? '' : String(value);
}

/** What corrections say, for questions by row and by cell. */
export class Corrected {
  readonly rows = new Map<number, 'out' | 'kept'>();
  readonly #cells = new Map<string, number | null>();

  constructor(corrections: readonly Correction[]) {
    for (const one of corrections) {
      if ('is' in one) this.rows.set(one.row, one.is);
      else this.#cells.set(`${one.row} ${one.column}`, one.value);
    }
  }

  /** undefined: nothing was said of it; null: it is missing */
  cell(row: number, column: string): number | null | undefined {
    return this.#cells.size === 0 ? undefined : this.#cells.get(`${row} ${column}`);
  }

  get cells(): number {
    return this.#cells.size;
  }
}

/** How a column is used, the target among them. */
export function form_of_column(column: ColumnCells, cells: TableCells, choices: TableChoices): ColumnUse {
  const target = target_of(cells, choices);
  if (target?.column !== column.name) return use_of(column, choices);
  return target.as === 'number' ? 'number' : 'kinds';
}

function ragged_problems(cells: TableCells, corrected: Corrected): TableProblem[] {
  const columns = cells.columns.length;
  const written = new Map(cells.ragged.map(({ row, cells: own }) => [row, own]));
  const open = [...cells.ragged_rows].filter((row) => !corrected.rows.has(row));
  return open.map((row) => ({ kind: 'ragged', row, cells: written.get(row) ?? [], columns }));
}

/** Cells of a column of numbers that are none. */
function cell_problems(
  column: ColumnCells,
  { reading: { decimal } }: TableCells,
  corrected: Corrected,
): TableProblem[] {
  const { name } = column;
  const open = [...column.worded].filter(
    (row) => corrected.rows.get(row) !== 'out' && corrected.cell(row, name) === undefined,
  );
  return open.map((row) => {
    const cell = cell_text(column, row);
    const [reason, suggestion] = [odd_reason(cell, decimal), suggested_number(cell, decimal)];
    return { kind: 'cell', row, column: name, cell, reason, suggestion };
  });
}

/** `most`: of those that are listed. */
export function problems_of(cells: TableCells, choices: TableChoices, most = MOST_LISTED): Problems {
  const corrected = new Corrected(choices.corrections);
  const numeric = cells.columns.filter((column) => form_of_column(column, cells, choices) === 'number');
  const all = [
    ...ragged_problems(cells, corrected),
    ...numeric.flatMap((column) => cell_problems(column, cells, corrected)),
  ].sort((one, other) => one.row - other.row);
  const rows = [...new Set(all.map(({ row }) => row))];
  return { listed: all.slice(0, most), rows, count: all.length };
}
