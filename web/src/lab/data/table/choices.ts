// SPDX-License-Identifier: MIT
/** What is made of each column: chosen by hand, or guessed from its cells. */
import type { ColumnCells, TableCells } from './cells';

export const COLUMN_USES = ['number', 'kinds', 'out'] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

/** A class, or a number, that is to be learnt. */
export const TARGET_FORMS = ['classes', 'number'] as const;
export type TargetForm = (typeof TARGET_FORMS)[number];

export interface TargetChoice {
  column: string;
  as: TargetForm;
}

/** A cell that is another number, or missing; or a row that is left out, or is kept as far as it fits the columns. */
export type Correction =
  | { row: number; column: string; value: number | null }
  | { row: number; is: 'out' | 'kept' };

/** Of a table; by names of columns, so that they hold when it is read otherwise. */
export interface TableChoices {
  uses: Readonly<Record<string, ColumnUse>>;
  /** null: guessed */
  target: TargetChoice | null;
  /** rows with missing cells are left out, or these are the column's mean */
  missing: 'rows' | 'mean';
  standardise: boolean;
  corrections: readonly Correction[];
  /** classes whose rows are left out */
  without: readonly string[];
}

export const NOTHING_CHOSEN: TableChoices = {
  uses: {},
  target: null,
  missing: 'rows',
  standardise: true,
  corrections: [],
  without: [],
};

/** Why a column is left out by itself. */
export type LeftOutReason = 'counts' | 'texts' | 'dates' | 'empty';

export interface GuessedUse {
  use: ColumnUse;
  why: LeftOutReason | null;
}

/** Columns never change, and are asked about again and again; of long ones each question takes a while. */
function once_for<K extends object, V>(find: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { found: V }>();
  return (of) => {
    const one = known.get(of) ?? { found: find(of) };
    known.set(of, one);
    return one.found;
  };
}

/** The share of a column's cells that makes it one of numbers, or of dates. */
const MOSTLY = 0.95;
/** More different texts are names, not kinds. */
export const MOST_KINDS = 20;

/** 0, 1, 2 … or 1, 2, 3 …: it counts the rows. */
function counts({ numbers }: ColumnCells): boolean {
  const [first] = numbers;
  return (
    numbers.length > 2 &&
    (first === 0 || first === 1) &&
    numbers.every((value, i) => value === i + (first as number))
  );
}

export const guessed_use = once_for((column: ColumnCells): GuessedUse => {
  const out = (why: LeftOutReason): GuessedUse => ({ use: 'out', why });
  const filled = column.numbers.length - column.missing.length;
  if (filled === 0) return out('empty');
  if (counts(column)) return out('counts');
  if (filled - column.worded.length >= MOSTLY * filled) return { use: 'number', why: null };
  if (column.dates >= MOSTLY * filled) return out('dates');
  const kinds = column.kinds;
  const names = kinds === filled && filled > 2;
  return kinds > MOST_KINDS || names ? out('texts') : { use: 'kinds', why: null };
});

/** Different texts and numbers of a column, in order, as they name classes; null where there are more than `most`. */
export function kinds_of({ numbers, texts, kinds, worded }: ColumnCells, most: number): string[] | null {
  if (kinds > most) return null;
  const values = new Set<number>();
  if (worded.length < numbers.length)
    for (const value of numbers) {
      if (!Number.isNaN(value)) values.add(value);
      if (values.size > most) return null;
    }
  const all = [...[...values].sort((a, b) => a - b).map(String), ...[...texts].sort()];
  return all.length > most ? null : all;
}

/** What people call the column that is to be learnt. */
const CALLED = /^(target|class|label|labels|species|y|klasse|ziel|art|类别|类|标签|目标|品种|种类)$/i;
/** Whole numbers that are so few name classes. */
const FEW = 10;

const is_whole = ({ numbers }: ColumnCells) =>
  numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));

/** What a column would be as the target; null where it can be none. */
export const guessed_form = once_for((column: ColumnCells): TargetForm | null => {
  const { use } = guessed_use(column);
  if (use === 'kinds') return 'classes';
  if (use === 'out') return null;
  const kinds = is_whole(column) ? kinds_of(column, FEW) : null;
  return kinds && kinds.length > 1 ? 'classes' : 'number';
});

/** A column that is called so; else the last text of a few kinds, rather one without missing cells; else the last. */
export const guessed_target = once_for(({ columns }: TableCells): TargetChoice | null => {
  const forms = columns.map((column) => ({ column, as: guessed_form(column) }));
  const able = forms.filter((one): one is { column: ColumnCells; as: TargetForm } => one.as !== null);
  const texts = able.filter(({ column }) => guessed_use(column).use === 'kinds' && column.kinds > 1);
  const found =
    able.findLast(({ column }) => CALLED.test(column.name)) ??
    texts.findLast(({ column }) => column.missing.length === 0) ??
    texts.at(-1) ??
    able.at(-1);
  return found ? { column: found.column.name, as: found.as } : null;
});

/** Of all columns but the target. */
export const use_of = (column: ColumnCells, { uses }: TableChoices): ColumnUse =>
  uses[column.name] ?? guessed_use(column).use;

/** The one that is chosen and there, else the guess. */
export function target_of(cells: TableCells, { target }: TableChoices): TargetChoice | null {
  const is_there = cells.columns.some(({ name }) => name === target?.column);
  return target && is_there ? target : guessed_target(cells);
}
