// SPDX-License-Identifier: MIT
/** The histories of the runs as a table: what the menu shows of it, and its file. */
import { HISTORY_COLUMNS, history_csv, history_table } from '../../lab/export/history-csv';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { download, type OutFile } from '../../ui/download';
import type { ExportEntry } from './entry';
import { DownloadButton, FileHead } from './FileHead';
import { BASE_NAME, rest } from './files';
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

async function csv_file(lab: Lab): Promise<OutFile> {
  return {
    name: NAME,
    type: 'text/csv;charset=utf-8',
    content: await history_csv(table_of(lab), rest),
  };
}

const NAME = `${BASE_NAME}.csv`;

function TablePreview({ lab, act }: { lab: Lab; act(): void }) {
  const { csv } = export_words.value;
  const { heads, steps, row } = table_of(lab);
  const first = steps.slice(0, FIRST).map(row);
  const label = csv.first(format_count(first.length), format_count(steps.length), format_count(heads.length));
  return (
    <>
      <FileHead name={NAME} about={csv.about}>
        <DownloadButton act={act} />
      </FileHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section class="export-code" aria-label={label} tabIndex={0}>
        <table class="export-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((cells) => (
              <tr key={cells[0]}>
                {cells.map((cell, i) => (
                  <td key={heads[i]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="note">{label}</p>
    </>
  );
}

export function csv_entry(lab: Lab): ExportEntry {
  const { csv } = export_words.value;
  const act = () => void csv_file(lab).then(download);
  return {
    id: 'csv',
    icon: 'M3.5 4h13v12h-13zM3.5 8h13M3.5 12h13M8 4v12',
    name: csv.name,
    note: csv.note,
    size: '.csv',
    act,
    preview: () => <TablePreview lab={lab} act={act} />,
  };
}
