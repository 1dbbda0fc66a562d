// SPDX-License-Identifier: MIT
/** A file of unknown origin opened: an experiment's, or a checkpoint. Nothing changes before all of it was read. */
import { is_checkpoint, read_checkpoint } from '../../../lab/export/checkpoint-file';
import type { ExperimentContent } from '../../../lab/export/experiment-file';
import { read_experiment } from '../../../lab/export/read-experiment';
import type { Lab } from '../../../lab/view';
import { refuse_shape } from '../../../lib/shape';
import { size_text } from '../files';
import type { SavedRuns } from '../saved-runs';

/** More than any of ours has, and not too much for a tab. */
const MOST_BYTES = 256 * 2 ** 20;

const OPENING_BRACE = '{'.charCodeAt(0);
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

const is_json = (bytes: Uint8Array) => bytes.find((byte) => !BLANKS.has(byte)) === OPENING_BRACE;

export function open_content(lab: Lab, { experiment, runs, steps }: ExperimentContent): Promise<void> {
  return lab.open_moment({
    experiment,
    order: runs.map(({ plan }) => plan.id),
    runs: Object.fromEntries(runs.map((run) => [run.plan.id, run])),
    step: steps,
  });
}

/** The core must take each run's bytes, and they must be of what the file says of the run. */
async function checked_checkpoint(file: Uint8Array, saved: SavedRuns): Promise<ExperimentContent> {
  const { content, runs } = read_checkpoint(file);
  for (const [i, { record, bytes }] of runs.entries()) {
    const { steps, loss } = await saved.state_of(bytes);
    const made = record.metrics.steps.length;
    if (steps !== made) refuse_shape(`file.runs[${i}]`, `after ${made} steps, as its record says`, steps);
    if (Number.isFinite(record.loss) && Math.fround(loss) !== Math.fround(record.loss))
      refuse_shape(`file.runs[${i}]`, `of loss ${record.loss}, as its record says`, loss);
  }
  return content;
}

/** Throws for what is none of ours; then everything is as it was. */
export async function open_file(lab: Lab, file: File, saved: SavedRuns): Promise<void> {
  if (file.size > MOST_BYTES) refuse_shape('file', `at most ${size_text(MOST_BYTES)}`, file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (is_checkpoint(bytes)) return void open_content(lab, await checked_checkpoint(bytes, saved));
  if (!is_json(bytes)) refuse_shape('file', 'an experiment file or a checkpoint of this page', file.name);
  const content = read_experiment(new TextDecoder().decode(bytes));
  const { arrays } = content;
  const experiment = arrays
    ? await (await import('./own-data')).with_own_data(content.experiment, arrays, file.name)
    : content.experiment;
  void open_content(lab, { ...content, experiment });
}
