// SPDX-License-Identifier: MIT
/** The experiment as a file that opens again: what the menu shows of it. */
import { signal } from '@preact/signals';
import { type ExperimentContent, write_experiment } from '../../lab/export/experiment-file';
import { reads_file } from '../../lab/export/python/data-lines';
import type { Lab } from '../../lab/view';
import { download, type OutFile } from '../../ui/download';
import { CodeView } from './CodeView';
import type { ExportEntry } from './entry';
import { DownloadButton, FileHead } from './FileHead';
import { fed_arrays } from './fed-arrays';
import { BASE_NAME } from './files';
import { export_words } from './words';

const with_data = signal(false);

export const content_of = (lab: Lab): ExperimentContent => ({
  experiment: lab.experiment.value,
  runs: lab.shown.value.map((id) => {
    const { plan, style, build_options } = lab.runs[id].record;
    return { plan, style, build_options };
  }),
  steps: lab.step.value,
  arrays: null,
});

async function experiment_file(lab: Lab): Promise<OutFile> {
  const content = content_of(lab);
  const arrays = with_data.peek() ? await fed_arrays(lab) : null;
  return {
    name: `${BASE_NAME}.json`,
    type: 'application/json',
    content: write_experiment({ ...content, arrays }),
  };
}

export const download_experiment = async (lab: Lab): Promise<void> => download(await experiment_file(lab));

export function experiment_entry(lab: Lab): ExportEntry {
  const { experiment, preview: label } = export_words.value;
  const act = () => void download_experiment(lab);
  return {
    id: 'experiment',
    icon: 'M8 3.5c-2 0-2 1-2 3s0 3-2 3.5c2 .5 2 1.5 2 3.5s0 3 2 3M12 3.5c2 0 2 1 2 3s0 3 2 3.5c-2 .5-2 1.5-2 3.5s0 3-2 3',
    name: experiment.name,
    note: experiment.note,
    size: '.json',
    act,
    preview: () => (
      <>
        <FileHead name={`${BASE_NAME}.json`} about={experiment.about}>
          <DownloadButton act={act} />
        </FileHead>
        {reads_file(lab.experiment.value) && (
          <label class="export-choice">
            <input
              type="checkbox"
              checked={with_data.value}
              onChange={({ currentTarget }) => {
                with_data.value = currentTarget.checked;
              }}
            />
            {experiment.with_data}
          </label>
        )}
        <CodeView label={label(`${BASE_NAME}.json`)} text={write_experiment(content_of(lab))} plain />
      </>
    ),
  };
}
