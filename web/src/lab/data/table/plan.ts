// SPDX-License-Identifier: MIT
/** What will be fed of a table: which rows, which inputs, what is to be learnt; or why nothing can be. */
import { type ColumnCells, MOST_TEXTS, MOST_VALUES, type TableCells } from './cells';
import { kinds_of, type TableChoices, target_of, use_of } from './choices';
import { Corrected, type Problems, problems_of } from './problems';

/** A column of numbers, or one of a text's: 1 where it is this kind, else 0. */
export interface TableInput {
  /** of the table's columns */
  column: number;
  /** null: the number itself */
  kind: string | null;
  name: string;
}

export interface TableTarget {
  column: number;
  name: string;
  /** names in order; empty: a number */
  classes: readonly string[];
}

export type TableRefusal =
  | { rule: 'no_target' | 'no_input' | 'one_row' | 'many_classes' }
  | { rule: 'one_class'; name: string }
  | { rule: 'values'; values: number };

export interface TablePlan {
  inputs: readonly TableInput[];
  target: TableTarget | null;
  /** of the table, in order */
  rows: Int32Array;
  /** of each of these rows its class, or the number itself */
  y: Int32Array | Float64Array;
  /** how many rows of each class */
  counts: readonly number[];
  /** cells that are missing in columns that are used, and the rows they are in */
  missing: { cells: number; rows: Int32Array };
  problems: Problems;
  refusal: TableRefusal | null;
}

/** The value of a cell as a number: corrected, or as it was read; NaN where it is missing. */
export function number_at(column: ColumnCells, row: number, corrected: Corrected): number {
  const said = corrected.cell(row, column.name);
  if (said !== undefined) return said ?? Number.NaN;
  return column.numbers[row] ?? Number.NaN;
}

/** Of each of a column's rows the place of its kind, −1 where it is missing. */
export function kind_codes({ numbers, codes, texts }: ColumnCells, kinds: readonly string[]): Int32Array {
  const place = new Map(kinds.map((kind, i) => [kind, i]));
  const of_text = texts.map((text) => place.get(text) ?? -1);
  const of_number = new Map(kinds.map((kind, i) => [Number(kind), i]));
  const found = new Int32Array(numbers.length);
  for (let row = 0; row < found.length; row++) {
    const code = codes === null ? -1 : (codes[row] as number);
    const value = numbers[row] as number;
    if (code >= 0) found[row] = of_text[code] ?? -1;
    else found[row] = Number.isNaN(value) ? -1 : (of_number.get(value) ?? -1);
  }
  return found;
}

function inputs_of(cells: TableCells, choices: TableChoices, target: string | undefined): TableInput[] {
  return cells.columns.flatMap((column, i): TableInput[] => {
    const { name } = column;
    const use = use_of(column, choices);
    if (name === target || use === 'out') return [];
    if (use === 'number') return [{ column: i, kind: null, name }];
    const kinds = kinds_of(column, MOST_TEXTS) ?? [];
    return kinds.map((kind) => ({ column: i, kind, name: `${name} = ${kind}` }));
  });
}

const used_columns = (inputs: readonly TableInput[]) => new Set(inputs.map(({ column }) => column));

/** Rows in which something that is used is missing; `marks` has a 1 for each. */
function count_missing(
  cells: TableCells,
  inputs: readonly TableInput[],
  corrected: Corrected,
  marks: Uint8Array,
): number {
  let count = 0;
  const numeric = new Set(inputs.filter(({ kind }) => kind === null).map(({ column }) => column));
  for (const i of used_columns(inputs)) {
    const column = cells.columns[i] as ColumnCells;
    const all = numeric.has(i) ? [...column.missing, ...column.worded] : column.missing;
    for (const row of all) {
      if (corrected.rows.get(row) === 'out' || typeof corrected.cell(row, column.name) === 'number') continue;
      marks[row] = 1;
      count++;
    }
  }
  return count;
}

/** What is to be learnt of every row of the table: a class's place, or a number; −1 and NaN where it is missing. */
function targets_of(
  cells: TableCells,
  choices: TableChoices,
  corrected: Corrected,
): { target: TableTarget; y: Int32Array | Float64Array } | null {
  const wanted = target_of(cells, choices);
  const place = cells.columns.findIndex(({ name }) => name === wanted?.column);
  const column = cells.columns[place];
  if (!wanted || !column) return null;
  if (wanted.as === 'number') {
    const y = column.numbers.map((_, row) => number_at(column, row, corrected));
    return { target: { column: place, name: column.name, classes: [] }, y };
  }
  const classes = (kinds_of(column, MOST_TEXTS) ?? []).filter((name) => !choices.without.includes(name));
  return { target: { column: place, name: column.name, classes }, y: kind_codes(column, classes) };
}

/** Of classes, −1 is none; of numbers, NaN. */
function kept_rows(y: Int32Array | Float64Array, out: Uint8Array): Int32Array {
  const rows = new Int32Array(y.length);
  const of_classes = y instanceof Int32Array;
  let count = 0;
  for (let row = 0; row < y.length; row++) {
    const value = y[row] as number;
    if (out[row] === 0 && (of_classes ? value >= 0 : !Number.isNaN(value))) rows[count++] = row;
  }
  return rows.slice(0, count);
}

const NO_ROWS = new Int32Array(0);

function refusal_of({ inputs, target, rows, y, counts }: Omit<TablePlan, 'refusal'>): TableRefusal | null {
  if (!target) return { rule: 'no_target' };
  if (inputs.length === 0) return { rule: 'no_input' };
  if (y instanceof Int32Array && target.classes.length === 0 && rows.length === 0)
    return { rule: 'many_classes' };
  if (rows.length < 2) return { rule: 'one_row' };
  if (y instanceof Int32Array && counts.length === 1)
    return { rule: 'one_class', name: target.classes[0] ?? '' };
  const values = rows.length * inputs.length;
  return values > MOST_VALUES ? { rule: 'values', values } : null;
}

export function plan_of(cells: TableCells, choices: TableChoices): TablePlan {
  const corrected = new Corrected(choices.corrections);
  const problems = problems_of(cells, choices);
  const found = targets_of(cells, choices, corrected);
  const inputs = inputs_of(cells, choices, found?.target.name);
  const marks = new Uint8Array(cells.rows);
  const missing_cells = count_missing(cells, inputs, corrected, marks);
  const left_out = choices.missing === 'rows' ? marks.slice() : new Uint8Array(cells.rows);
  for (const [row, is] of corrected.rows) if (is === 'out') left_out[row] = 1;
  const rows = found ? kept_rows(found.y, left_out) : NO_ROWS;
  const y = found ? pick(found.y, rows) : NO_ROWS;
  const { target = null } = found ?? {};
  const labelled = used_classes(target, y);
  const plan = {
    inputs,
    ...labelled,
    rows,
    missing: { cells: missing_cells, rows: marked_rows(marks) },
    problems,
  };
  return { ...plan, refusal: refusal_of(plan) };
}

function pick<T extends Int32Array | Float64Array>(values: T, rows: Int32Array): T {
  const picked = new (values.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] as number] as number;
  return picked;
}

function marked_rows(marks: Uint8Array): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < marks.length; row++) if (marks[row] === 1) rows.push(row);
  return Int32Array.from(rows);
}

/** Classes that no row has any more are no classes. */
function used_classes(
  target: TableTarget | null,
  y: Int32Array | Float64Array,
): Pick<TablePlan, 'target' | 'y' | 'counts'> {
  if (!target || !(y instanceof Int32Array)) return { target, y, counts: [] };
  const counts = Array<number>(target.classes.length).fill(0);
  for (const label of y) counts[label] = (counts[label] as number) + 1;
  let next = 0;
  const place = counts.map((count) => (count > 0 ? next++ : -1));
  const classes = target.classes.filter((_, i) => (counts[i] as number) > 0);
  return {
    target: { ...target, classes },
    y: y.map((label) => place[label] as number),
    counts: counts.filter((count) => count > 0),
  };
}
