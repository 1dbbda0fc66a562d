// SPDX-License-Identifier: MIT
/** Checkpoints: the runs as they are now, to go on with here or in Node; and their parameters for other programs. */
import { useSignal } from '@preact/signals';
import { write_checkpoint } from '../../lab/export/checkpoint-file';
import { write_safetensors } from '../../lab/export/safetensors';
import type { RunId } from '../../lab/ids';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { tensors_of } from '../../lib/tensors';
import { download, type OutFile } from '../../ui/download';
import type { ExportEntry } from './entry';
import { content_of } from './experiment-entry';
import { DownloadButton, FileHead } from './FileHead';
import { BASE_NAME } from './files';
import { type SavedRuns, steps_of } from './saved-runs';
import { export_words } from './words';

const EXTENSION = 'momentum';

async function checkpoint_file(lab: Lab, saved: SavedRuns): Promise<OutFile> {
  const ids = lab.shown.peek();
  const runs = await Promise.all(
    ids.map(async (id) => ({ record: lab.runs[id].record, bytes: (await saved.save(lab, id)).bytes })),
  );
  return {
    name: `${BASE_NAME}.${EXTENSION}`,
    type: 'application/octet-stream',
    content: write_checkpoint({ content: content_of(lab), runs }),
  };
}

async function parameters_file(lab: Lab, saved: SavedRuns, id: RunId): Promise<OutFile> {
  const { parameters, steps } = await saved.save(lab, id);
  const name = names_in(lab).short[id];
  const content = write_safetensors(tensors_of(lab.network.peek()), parameters, {
    format: 'pt',
    run: name,
    steps: String(steps),
  });
  return { name: `${BASE_NAME}_${id}.safetensors`, type: 'application/octet-stream', content };
}

function CheckpointPreview({ lab, saved }: { lab: Lab; saved: SavedRuns }) {
  const { checkpoint } = export_words.value;
  const fault = useSignal('');
  const hand_over = (making: Promise<OutFile>) =>
    making.then(download, (error: Error) => {
      fault.value = checkpoint.failed(error.message);
    });
  const names = names_in(lab).short;
  return (
    <>
      <FileHead name={`${BASE_NAME}.${EXTENSION}`} about={checkpoint.about}>
        <DownloadButton act={() => void hand_over(checkpoint_file(lab, saved))} />
      </FileHead>
      <p role="status">{fault.value}</p>
      <p>{checkpoint.within}</p>
      <pre class="export-snippet" lang="en">
        <code>{`const bytes = readFileSync('${BASE_NAME}.${EXTENSION}');\nconst trainer = momentum.Trainer.load(bytes, 0);`}</code>
      </pre>
      <h3>{checkpoint.parameters}</h3>
      <p class="note">{checkpoint.parameters_note}</p>
      <ul class="export-runs">
        {lab.shown.value.map((id) => (
          <li key={id}>
            <b class={`ink-${lab.runs[id].colour.value}`}>{names[id]}</b>{' '}
            <span class="note">{checkpoint.at(format_count(steps_of(lab, id)))}</span>
            <button type="button" onClick={() => void hand_over(parameters_file(lab, saved, id))}>
              {checkpoint.safetensors}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function checkpoint_entry(lab: Lab, saved: SavedRuns): ExportEntry {
  const { checkpoint } = export_words.value;
  return {
    id: 'checkpoint',
    icon: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4.200l2.800 1.600',
    name: checkpoint.name,
    note: checkpoint.note,
    size: `.${EXTENSION}`,
    act: () => void checkpoint_file(lab, saved).then(download),
    preview: () => <CheckpointPreview lab={lab} saved={saved} />,
  };
}
