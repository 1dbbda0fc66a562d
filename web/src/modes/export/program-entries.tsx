// SPDX-License-Identifier: MIT
/** The PyTorch script and the notebook: what the menu shows of them, and their files. */

import { notebook_of } from '../../lab/export/notebook';
import { reads_file } from '../../lab/export/python/data-lines';
import { script_of } from '../../lab/export/python/program';
import { quoted } from '../../lab/export/python/python-text';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import type { Colour } from '../../lib/colours';
import { format_count } from '../../lib/numbers';
import { download, type OutFile } from '../../ui/download';
import { CodeView } from './CodeView';
import type { ExportEntry } from './entry';
import { CopyButton, DownloadButton, FileHead } from './FileHead';
import { fed_arrays } from './fed-arrays';
import { BASE_NAME, size_of, size_text, with_data } from './files';
import { PrintedLosses } from './PrintedLosses';
import { program_source } from './program-source';
import { export_words } from './words';

/** Once its data are there. */
async function hand_over(lab: Lab, file: OutFile): Promise<void> {
  const experiment = lab.experiment.peek();
  download(await with_data(file, experiment, await fed_arrays(lab)));
}

const script_file = (lab: Lab): OutFile => ({
  name: `${BASE_NAME}.py`,
  type: 'text/x-python',
  content: script_of(program_source(lab)),
});

const notebook_file = (lab: Lab): OutFile => ({
  name: `${BASE_NAME}.ipynb`,
  type: 'application/x-ipynb+json',
  content: notebook_of(program_source(lab), export_words.value.notebook.cell),
});

function colours_of(lab: Lab): ReadonlyMap<string, Colour> {
  const names = names_in(lab).short;
  return new Map(lab.shown.value.map((id) => [quoted(names[id]), lab.runs[id].colour.value]));
}

/** The cells' lines, with a line between. */
const cell_text = ({ content }: OutFile): string =>
  (JSON.parse(String(content)).cells as { cell_type: string; source: string[] }[])
    .map(({ cell_type, source }) =>
      cell_type === 'code' ? source.join('') : source.map((line) => `# ${line}`).join(''),
    )
    .join('\n\n');

export function script_entry(lab: Lab): ExportEntry {
  const { script, preview: label } = export_words.value;
  const file = script_file(lab);
  const text = String(file.content);
  const act = () => void hand_over(lab, file);
  return {
    id: 'script',
    icon: 'M5 2.5h7l3 3v12H5zM12 2.5v3h3M8.6 9 6.9 11l1.7 2M11.4 9l1.7 2-1.7 2',
    name: script.name,
    note: script.note(format_count(text.trimEnd().split('\n').length)),
    size: size_text(size_of(file)),
    act,
    preview: () => (
      <>
        <FileHead name={file.name} about={reads_file(lab.experiment.value) ? script.with_data : script.about}>
          <CopyButton text={text} />
          <DownloadButton act={act} />
        </FileHead>
        <CodeView label={label(file.name)} text={text} colours={colours_of(lab)} />
        <PrintedLosses />
      </>
    ),
  };
}

export function notebook_entry(lab: Lab): ExportEntry {
  const { notebook, preview: label } = export_words.value;
  const act = () => void hand_over(lab, notebook_file(lab));
  return {
    id: 'notebook',
    icon: 'M5.5 2.5h10v15h-10zM5.5 6.5h-2M5.5 10h-2M5.5 13.5h-2M8.5 6.5h4M8.5 9.5h4M8.5 12.5h2.5',
    name: notebook.name,
    note: notebook.note,
    size: '.ipynb',
    act,
    preview: () => {
      const file = notebook_file(lab);
      return (
        <>
          <FileHead name={file.name} about={notebook.about}>
            <DownloadButton act={act} />
          </FileHead>
          <CodeView label={label(file.name)} text={cell_text(file)} colours={colours_of(lab)} />
          <PrintedLosses />
        </>
      );
    },
  };
}
