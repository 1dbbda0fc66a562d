// SPDX-License-Identifier: MIT
/** The first rows of a table under their columns: what each is used as, its bars, and what is missing. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { format_count } from '../../../lib/numbers';
import { type ColumnCells, HEAD_ROWS, MOST_TEXTS, type TableCells } from '../../data/table/cells';
import { type ColumnUse, guessed_form, guessed_use } from '../../data/table/choices';
import { kind_codes, type TablePlan } from '../../data/table/plan';
import { number_text } from '../../data/table/reading/numbers';
import { Histogram } from './Histogram';
import { bars_of_column } from './histogram';
import { type PreviewProps, Rows, role_of } from './Rows';
import { table_words } from './words';

const FEW_ROWS = 15;
/** Further columns are used as they are guessed, and are not shown. */
const MOST_SHOWN = 100;
/** Of more classes, bars would be all colours. */
const MOST_COLOURED = 20;

/** Columns that come in a turn: all at once would hold the page up. */
const IN_A_TURN = 5;

/** How many columns are there by now. */
function useColumnCount({ columns }: TableCells): number {
  const count = useSignal(2 * IN_A_TURN);
  const wanted = Math.min(columns.length, MOST_SHOWN);
  useEffect(() => {
    if (count.value >= wanted) return;
    const turn = setTimeout(() => {
      count.value += IN_A_TURN;
    });
    return () => clearTimeout(turn);
  }, [count.value, wanted]);
  return Math.min(count.value, wanted);
}

export function Preview({ draft, cells, plan }: PreviewProps) {
  const text = table_words.value;
  const all = useSignal(false);
  const columns = cells.columns.slice(0, useColumnCount(cells));
  const there = Math.min(cells.rows, all.value ? HEAD_ROWS : FEW_ROWS);
  const left = cells.rows - there;
  const classes = useMemo(() => classes_of(cells, plan), [cells, plan]);
  return (
    <>
      <section class="table-frame" aria-label={text.preview}>
        <table class="own-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <Head
                  key={column.name}
                  column={column}
                  classes={classes}
                  draft={draft}
                  cells={cells}
                  plan={plan}
                />
              ))}
            </tr>
          </thead>
          <Rows draft={draft} cells={cells} plan={plan} columns={columns} count={there} />
        </table>
      </section>
      <p class="table-foot note">
        {left > 0 && there < HEAD_ROWS ? (
          <button
            type="button"
            class="plain"
            aria-expanded={all.value}
            onClick={() => {
              all.value = true;
            }}
          >
            {text.more_rows(format_count(left))} ▾
          </button>
        ) : (
          left > 0 && <span>{text.not_shown(format_count(left))}</span>
        )}
        {cells.columns.length > MOST_SHOWN && (
          <span>{text.more_columns(format_count(cells.columns.length - MOST_SHOWN))}</span>
        )}
        <span class="missing-text">{missing_text(plan)}</span>
      </p>
    </>
  );
}

/** Rows that are named. */
const NAMED_ROWS = 12;

/** 7 cells are missing, in 6 rows: 4, 17, 42, 89, 108, 134 */
function missing_text({ missing }: TablePlan): string {
  const text = table_words.value;
  if (missing.cells === 0) return text.all_there;
  const rows = [...missing.rows.slice(0, NAMED_ROWS)].map((row) => format_count(row + 1));
  const more = missing.rows.length > NAMED_ROWS ? ', …' : '';
  return text.cells_missing(missing.cells, missing.rows.length, rows.join(', ') + more);
}

/** Of each row its class, for the bars' colours; null where there are none, or too many to be told apart. */
interface RowClasses {
  of_row: Int32Array;
  count: number;
}

function classes_of(cells: TableCells, { target }: TablePlan): RowClasses | null {
  const learnt = target && cells.columns[target.column];
  const count = target?.classes.length ?? 0;
  return learnt && count > 0 && count <= MOST_COLOURED
    ? { of_row: kind_codes(learnt, target.classes), count }
    : null;
}

interface HeadProps extends PreviewProps {
  column: ColumnCells;
  classes: RowClasses | null;
}

function Head({ column, classes, draft, cells, plan }: HeadProps) {
  const text = table_words.value;
  const role = role_of(column, draft, plan);
  const kinds = column.kinds > MOST_TEXTS ? 0 : column.kinds;
  const has_numbers = column.worded.length + column.missing.length < cells.rows;
  const choose = (chosen: string) => {
    if (chosen !== 'target') draft.use_column(column.name, chosen as ColumnUse);
    else
      draft.set_target({
        column: column.name,
        as: guessed_form(column) ?? (kinds > 0 ? 'classes' : 'number'),
      });
  };
  return (
    <th scope="col" class={`role-${role}`}>
      <span class="column-name">{column.name}</span>
      <select
        aria-label={text.use_of(column.name)}
        value={role}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {(has_numbers || role === 'number') && <option value="number">{text.uses.number}</option>}
        {(kinds > 0 || role === 'kinds') && <option value="kinds">{text.kinds(format_count(kinds))}</option>}
        {(has_numbers || kinds > 0) && <option value="target">{text.uses.target}</option>}
        <option value="out">{text.uses.out}</option>
      </select>
      <Bars column={column} role={role} classes={classes} target={plan.target} />
      <ColumnFacts column={column} role={role} cells={cells} />
    </th>
  );
}

function Bars({ column, role, classes, target }: BarsProps) {
  const numeric = role === 'number' || (role === 'target' && target?.classes.length === 0);
  const bars = useMemo(
    () => (role === 'out' ? null : bars_of_column(column, numeric, classes)),
    [column, role, numeric, classes],
  );
  return bars ? <Histogram bars={bars} /> : <span class="histogram" />;
}

interface BarsProps extends Pick<HeadProps, 'column' | 'classes'> {
  role: string;
  target: TablePlan['target'];
}

const NAMED_KINDS = 4;

/** What is in it, or why it is left out; and how many cells are missing. */
function ColumnFacts({ column, role, cells }: { column: ColumnCells; role: string; cells: TableCells }) {
  const text = table_words.value;
  const { use, why } = guessed_use(column);
  const out = role === 'out';
  return (
    <>
      <span class="note">
        {out && use === 'out' && why ? text.why_out[why](column.kinds) : facts_of(column, role, cells)}
      </span>
      {!out && column.missing.length > 0 && (
        <span class="some-missing">{text.missing_in(format_count(column.missing.length))}</span>
      )}
      {!out && column.missing.length === 0 && <span class="note">{text.complete}</span>}
    </>
  );
}

function facts_of(column: ColumnCells, role: string, { reading: { decimal } }: TableCells): string {
  const text = table_words.value;
  if (role === 'out') return '';
  if (column.kinds > 0 && role !== 'number') {
    const named = column.texts.slice(0, NAMED_KINDS).join(', ');
    return role === 'target' || column.kinds > NAMED_KINDS
      ? text.kinds_in(format_count(column.kinds))
      : named;
  }
  const { range } = column;
  return range ? range.map((value) => number_text(value, decimal)).join(' … ') : '';
}
