// SPDX-License-Identifier: MIT
/** The first rows of a table as they are written: what is left out is struck through, what is missing said. */
import type { ColumnCells, DecimalSign, TableCells } from '../../data/table/cells';
import { type ColumnUse, use_of } from '../../data/table/choices';
import type { TablePlan } from '../../data/table/plan';
import { Corrected } from '../../data/table/problems';
import { is_missing, number_text } from '../../data/table/reading/numbers';
import { ClassSign } from '../Pictures';
import type { TableDraft } from './draft';
import { table_words } from './words';

export interface PreviewProps {
  draft: TableDraft;
  cells: TableCells;
  plan: TablePlan;
}

/** `target`, or how it is used. */
export function role_of(column: ColumnCells, draft: TableDraft, { target }: TablePlan): ColumnUse | 'target' {
  return target?.name === column.name ? 'target' : use_of(column, draft.choices.value);
}

interface RowsProps extends PreviewProps {
  columns: readonly ColumnCells[];
  count: number;
}

/** Of the first rows, those that are fed, with the class of each. */
function first_labels({ rows, y }: TablePlan, count: number): Map<number, number> {
  const labels = new Map<number, number>();
  for (let i = 0; i < rows.length && (rows[i] as number) < count; i++)
    labels.set(rows[i] as number, y[i] as number);
  return labels;
}

export function Rows({ draft, cells, plan, columns, count }: RowsProps) {
  const corrected = new Corrected(draft.choices.value.corrections);
  const labels = first_labels(plan, count);
  const roles = columns.map((column) => role_of(column, draft, plan));
  const of_classes = plan.target !== null && plan.target.classes.length > 0;
  return (
    <tbody>
      {Array.from({ length: count }, (_, row) => (
        <tr key={row} class={labels.has(row) ? '' : 'left-out'}>
          {columns.map((column, i) => {
            const role = roles[i] ?? 'out';
            const label = of_classes && role === 'target' ? labels.get(row) : undefined;
            const said = corrected.cell(row, column.name);
            const cell = { column, row, role, said, as_written: cells.head[row]?.[i]?.trim() ?? '' };
            return <Cell key={column.name} {...cell} label={label} decimal={cells.reading.decimal} />;
          })}
        </tr>
      ))}
    </tbody>
  );
}

interface CellProps {
  column: ColumnCells;
  row: number;
  role: string;
  /** the correction, if there is one */
  said: number | null | undefined;
  as_written: string;
  label: number | undefined;
  decimal: DecimalSign;
}

function Cell({ column, row, role, said, as_written, label, decimal }: CellProps) {
  const number = said ?? column.numbers[row] ?? Number.NaN;
  const nothing = said === null || (said === undefined && Number.isNaN(number) && is_missing(as_written));
  const missing = role !== 'out' && nothing;
  const shown = typeof said === 'number' ? number_text(said, decimal) : as_written;
  return (
    <td class={`role-${role} ${missing ? 'missing' : ''} ${Number.isNaN(number) ? '' : 'number'}`}>
      {label !== undefined && <ClassSign label={label} />}
      {missing ? table_words.value.missing_cell : shown}
    </td>
  );
}
