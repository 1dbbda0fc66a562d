// SPDX-License-Identifier: MIT
/** What cannot be read as it is: each with its row, its neighbours, the reason, and what may be done about it here. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { format_count } from '../../../lib/numbers';
import type { TableCells } from '../../data/table/cells';
import type { TablePlan } from '../../data/table/plan';
import type { TableProblem } from '../../data/table/problems';
import { number_of } from '../../data/table/reading/numbers';
import type { TableDraft } from './draft';
import { written } from './text';
import { table_words } from './words';

interface ProblemsProps {
  draft: TableDraft;
  cells: TableCells;
  plan: TablePlan;
}

export function ProblemList({ draft, cells, plan }: ProblemsProps) {
  const text = table_words.value;
  const { listed, rows, count } = plan.problems;
  return (
    <div class="problems">
      {count > 0 && (
        <p class="problem-head" role="status">
          <b>{text.unreadable_rows(format_count(rows.length), format_count(cells.rows))}</b>{' '}
          {text.nothing_changed}
        </p>
      )}
      {cells.ambiguous && <Ambiguous draft={draft} cell={cells.ambiguous} />}
      {listed.map((problem, i) => (
        <OneProblem key={key_of(problem)} draft={draft} cells={cells} problem={problem} first={i === 0} />
      ))}
      {count > listed.length && <p class="note">{text.more_problems(format_count(count - listed.length))}</p>}
    </div>
  );
}

const key_of = (problem: TableProblem) =>
  `${problem.row} ${problem.kind === 'cell' ? problem.column : problem.kind}`;

/** 1,234: one, or a thousand? */
function Ambiguous({ draft, cell }: { draft: TableDraft; cell: string }) {
  const text = table_words.value;
  const whole = cell.replace(',', '');
  return (
    <section class="table-problem" aria-label={text.ambiguous(cell)}>
      <p>{text.ambiguous(cell)}</p>
      <div class="problem-buttons">
        <button type="button" onClick={() => draft.read_as({ decimal: 'point' })}>
          {text.ambiguous_point(whole)}
        </button>
        <button type="button" onClick={() => draft.read_as({ decimal: 'comma' })}>
          {text.ambiguous_comma(cell)}
        </button>
      </div>
    </section>
  );
}

interface OneProblemProps {
  draft: TableDraft;
  cells: TableCells;
  problem: TableProblem;
  /** it has the focus when it comes */
  first: boolean;
}

function OneProblem({ draft, cells, problem, first }: OneProblemProps) {
  const text = table_words.value;
  const row = format_count(problem.row + 1);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (first) box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const title =
    problem.kind === 'cell'
      ? text.at(row, problem.column)
      : text.ragged(row, format_count(problem.cells.length), format_count(problem.columns));
  return (
    <section class="table-problem" ref={box} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {problem.kind === 'cell' && <span class="note">{text.number_column}</span>}
      </header>
      <Lines cells={cells} problem={problem} />
      {problem.kind === 'cell' ? (
        <CellButtons draft={draft} cells={cells} problem={problem} />
      ) : (
        <RaggedButtons draft={draft} problem={problem} />
      )}
    </section>
  );
}

/** The row between its neighbours, as the file has them. */
function Lines({ cells, problem }: { cells: TableCells; problem: TableProblem }) {
  const { row } = problem;
  const rows = [row - 1, row, row + 1].filter((one) => one >= 0 && one < cells.rows);
  const { delimiter } = cells.reading;
  const mark = delimiter === '\t' ? ' ⇥ ' : delimiter;
  return (
    <ol class="lines">
      {rows.map((one) => (
        <li key={one} class={one === row ? 'bad' : ''}>
          <span class="line-number">{format_count(one + 1)}</span>
          <code>
            {cells_at(cells, one, problem).map((cell, i) => (
              <span key={i}>
                {i > 0 && mark}
                {one === row && is_odd(cells, problem, i) ? <mark>{cell || ' '}</mark> : cell}
              </span>
            ))}
          </code>
        </li>
      ))}
    </ol>
  );
}

function cells_at(cells: TableCells, row: number, problem: TableProblem): readonly string[] {
  if (problem.kind === 'ragged' && problem.row === row) return problem.cells;
  const { decimal } = cells.reading;
  return cells.head[row] ?? cells.columns.map((column) => written(column, row, decimal));
}

function is_odd(cells: TableCells, problem: TableProblem, place: number): boolean {
  if (problem.kind === 'ragged') return place >= problem.columns;
  return cells.columns[place]?.name === problem.column;
}

type CellProblem = Extract<TableProblem, { kind: 'cell' }>;

function CellButtons({
  draft,
  cells,
  problem,
}: {
  draft: TableDraft;
  cells: TableCells;
  problem: CellProblem;
}) {
  const text = table_words.value;
  const typed = useSignal(problem.suggestion);
  const value = number_of(typed.value.trim(), cells.reading.decimal);
  const { row, column } = problem;
  const take = () => {
    if (!Number.isNaN(value)) draft.correct({ row, column, value });
  };
  return (
    <form
      class="problem-buttons"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <span>{text.odd[problem.reason](problem.cell)}</span>
      <label>
        {text.write}{' '}
        <input
          type="text"
          inputMode="decimal"
          value={typed.value}
          aria-invalid={typed.value !== '' && Number.isNaN(value)}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" disabled={Number.isNaN(value)}>
        {text.take}
      </button>
      <button type="button" onClick={() => draft.correct({ row, column, value: null })}>
        {text.as_missing}
      </button>
      <button type="button" class="plain" onClick={() => draft.correct({ row, is: 'out' })}>
        {text.leave_row}
      </button>
    </form>
  );
}

type RaggedProblem = Extract<TableProblem, { kind: 'ragged' }>;

function RaggedButtons({ draft, problem }: { draft: TableDraft; problem: RaggedProblem }) {
  const text = table_words.value;
  const { row, cells, columns } = problem;
  const extra = cells.slice(columns);
  return (
    <div class="problem-buttons">
      <span>{extra.length > 0 ? text.extra(extra.join(' ')) : text.short}</span>
      <button type="button" onClick={() => draft.correct({ row, is: 'kept' })}>
        {extra.length > 0 ? text.drop_extra(extra.length) : text.fill_short}
      </button>
      <button type="button" class="plain" onClick={() => draft.correct({ row, is: 'out' })}>
        {text.leave_row}
      </button>
    </div>
  );
}
