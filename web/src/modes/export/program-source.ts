// SPDX-License-Identifier: MIT
/** What the lab's experiment is as a program's source. */
import { words } from '../../i18n';
import { data_words } from '../../lab/controls/data-text';
import { unsaid_of } from '../../lab/export/python/run-code';
import type { ProgramSource } from '../../lab/export/python/source';
import type { RunId } from '../../lab/ids';
import type { Column } from '../../lab/run/columns';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import { export_words } from './words';

/** The losses that a program prints: of all training data, or of the batches. */
export const printed_column = (lab: Lab): Column => (lab.batched.value ? 'batch_loss' : 'loss');

/** What a program prints of a run after so many updates: the loss of its parameters as they are set then. */
export function printed_loss(lab: Lab, id: RunId, step: number): { step: number; value: number } | null {
  const run = lab.runs[id];
  if (!run.edits.value.some((edit) => edit.step === step)) return run.at(printed_column(lab), step);
  const is_last = step === lab.step.value && !lab.batched.value;
  return is_last ? { step, value: run.loss.value } : run.at('batch_loss', step);
}

/** All start from the same draws. */
const of_one_start = (lab: Lab): boolean => {
  const starts = lab.shown.value.map((id) => {
    const { net_first, default_dtype, bias } = lab.runs[id].build_options.value;
    return JSON.stringify([net_first, default_dtype, bias]);
  });
  return new Set(starts).size === 1;
};

/** Before anything is made, it goes as far as the runs would. */
const WITHOUT_STOP = 1000;

export function program_source(lab: Lab): ProgramSource {
  const names = names_in(lab).short;
  const experiment = lab.experiment.value;
  const runs = lab.shown.value.map((id) => lab.runs[id]);
  const column = printed_column(lab);
  const steps = lab.step.value || lab.view.value.stop_step || WITHOUT_STOP;
  const unsaid = runs.flatMap(({ id, record }) =>
    unsaid_of(record, experiment).map((option) => export_words.value.not_in_program(names[id], option)),
  );
  return {
    unsaid,
    title: export_words.value.program_title(
      words.value.app.name,
      lab.preset.value === 'article' ? export_words.value.article : data_words(experiment.data).name,
      String(experiment.seed),
      runs.length,
      of_one_start(lab),
    ),
    experiment,
    runs: runs.map(({ id, record, trouble }) => ({
      name: names[id],
      plan: record.plan,
      build_options: record.build_options,
      diverged: trouble.value?.kind === 'not_finite',
    })),
    steps,
    least_loss: Math.min(...runs.map((run) => run.series(column).least)),
  };
}
