// SPDX-License-Identifier: MIT
/** The right side while something is to be settled: what was understood, and the ways to settle all at once. */
import { format_count } from '../../../lib/numbers';
import type { TableCells } from '../../data/table/cells';
import { guessed_use } from '../../data/table/choices';
import type { TablePlan } from '../../data/table/plan';
import type { TableDraft } from './draft';
import { table_words } from './words';

interface UnderstoodProps {
  draft: TableDraft;
  cells: TableCells;
  plan: TablePlan;
  another(): void;
}

/** Columns that are left out by themselves are named, up to so many. */
const NAMED = 6;

function lines_of(cells: TableCells, { problems, missing }: TablePlan): string[] {
  const text = table_words.value;
  const { encoding, delimiter, decimal, header } = cells.reading;
  const letters = cells.bom ? text.with_bom(text.encodings[encoding]) : text.encodings[encoding];
  const out = cells.columns.flatMap((column) => {
    const { why } = guessed_use(column);
    return why ? [text.out_because(column.name, text.why_out[why](column.kinds))] : [];
  });
  const columns = format_count(cells.columns.length);
  return [
    [letters, text.delimiters[delimiter], text.decimals[decimal]].join(' · '),
    header ? text.names_there(columns) : text.no_names(columns),
    text.rows_read(format_count(cells.rows - problems.rows.length)),
    ...(out.length > 0 ? [out.slice(0, NAMED).join(text.comma) + (out.length > NAMED ? ' …' : '')] : []),
    ...(missing.cells > 0 ? [text.cells_missing(missing.cells, missing.rows.length, '')] : []),
  ];
}

export function Understood({ draft, cells, plan, another }: UnderstoodProps) {
  const text = table_words.value;
  const { rows, count } = plan.problems;
  return (
    <>
      <h3>{text.understood}</h3>
      <ul class="understood">
        {lines_of(cells, plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="learn-part">
        <h4>{text.all_at_once}</h4>
        {count > 0 && (
          <>
            <button type="button" onClick={() => draft.take_suggestions()}>
              {text.take_all(count)}
            </button>
            <button type="button" onClick={() => draft.leave_rows_out()}>
              {text.leave_all(rows.length)}
            </button>
          </>
        )}
        <button type="button" onClick={another}>
          {text.another}
        </button>
      </div>
    </>
  );
}
