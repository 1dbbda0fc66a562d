// SPDX-License-Identifier: MIT
/** The histories of the runs as a table: what the menu shows of it, and its file. */
import { HISTORY_COLUMNS, history_csv, history_table } from '../../lab/export/history-csv';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import type { ExportEntry } from './entry';
import { DownloadButton, FileHead } from './FileHead';
import { BASE_NAME, download, type OutFile, size_of, size_text } from './files';
import { export_words } from './words';

/** Rows that are shown of it. */
const FIRST = 20;

function table_of(lab: Lab) {
  const { csv, printed } = export_words.value;
  void lab.frame.value;
  const names = names_in(lab).short;
  // Of all data at once, a batch's loss is the loss.
  const columns = HISTORY_COLUMNS.filter((column) => column !== 'batch_loss' || lab.batched.value);
  const histories = columns.flatMap((column) =>
    lab.shown.value.map((id) => ({ name: csv.columns[column](names[id]), run: lab.runs[id], column })),
  );
  return history_table(printed.step, histories);
}

export function csv_entry(lab: Lab): ExportEntry {
  const { csv } = export_words.value;
  const table = table_of(lab);
  const file: OutFile = {
    name: `${BASE_NAME}.csv`,
    type: 'text/csv;charset=utf-8',
    content: history_csv(table),
  };
  const act = () => download(file);
  const first = table.rows.slice(0, FIRST);
  return {
    id: 'csv',
    icon: 'M3.5 4h13v12h-13zM3.5 8h13M3.5 12h13M8 4v12',
    name: csv.name,
    note: csv.note(format_count(table.rows.length), format_count(table.heads.length)),
    size: size_text(size_of(file)),
    act,
    preview: () => (
      <>
        <FileHead name={file.name} about={csv.about}>
          <DownloadButton act={act} />
        </FileHead>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
        <section class="export-code" aria-label={csv.first(format_count(first.length))} tabIndex={0}>
          <table class="export-table">
            <thead>
              <tr>
                {table.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, i) => (
                    <td key={table.heads[i]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p class="note">{csv.first(format_count(first.length))}</p>
      </>
    ),
  };
}
