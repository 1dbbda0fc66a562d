// SPDX-License-Identifier: MIT
/** What cannot be read as it is: where, why, and what may be meant. */
import { type ColumnCells, MOST_LISTED, type TableCells } from './cells';
import { type ColumnUse, type Correction, type TableChoices, target_of, use_of } from './choices';
import { type OddReason, odd_reason, suggested_number } from './numbers';

export type TableProblem =
  | { kind: 'cell'; row: number; column: string; cell: string; reason: OddReason; suggestion: string }
  | { kind: 'ragged'; row: number; cells: readonly string[]; columns: number };

/** The first of them, the rows they are in, and how many there are. */
export interface Problems {
  listed: readonly TableProblem[];
  rows: number;
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

export function problems_of(cells: TableCells, choices: TableChoices): Problems {
  const corrected = new Corrected(choices.corrections);
  const listed: TableProblem[] = [];
  const rows = new Set<number>();
  let count = 0;
  const add = (row: number, problem: () => TableProblem) => {
    rows.add(row);
    if (count++ < 2 * MOST_LISTED) listed.push(problem());
  };
  for (const { row, cells: own } of cells.ragged)
    if (!corrected.rows.has(row))
      add(row, () => ({ kind: 'ragged', row, cells: own, columns: cells.columns.length }));
  const unlisted = cells.ragged_rows - cells.ragged.length;
  const { decimal } = cells.reading;
  for (const column of cells.columns) {
    if (form_of_column(column, cells, choices) !== 'number') continue;
    const { name } = column;
    for (const row of column.worded) {
      if (corrected.rows.get(row) === 'out' || corrected.cell(row, name) !== undefined) continue;
      const cell = cell_text(column, row);
      const [reason, suggestion] = [odd_reason(cell, decimal), suggested_number(cell, decimal)];
      add(row, () => ({ kind: 'cell', row, column: name, cell, reason, suggestion }));
    }
  }
  const first = listed.sort((a, b) => a.row - b.row).slice(0, MOST_LISTED);
  return { listed: first, rows: rows.size + unlisted, count: count + unlisted };
}
