// SPDX-License-Identifier: MIT
/** What an experiment is set to, in a few lines of words: beneath a figure, and on a sheet. */
import { words } from '../../i18n';
import { data_words } from '../../lab/controls/data-text';
import { choice_text, layer_text, option_text } from '../../lab/controls/option-text';
import { default_of, settings_keys } from '../../lab/experiment/schema';
import type { RunSettings } from '../../lab/experiment/types';
import type { RunId } from '../../lab/ids';
import type { Lab } from '../../lab/view';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { export_words } from './words';

const APART = ' · ';

/** lr always, γ where there is one, and what is not as PyTorch has it. */
function options_text(settings: RunSettings): string[] {
  const { rule, schedule } = settings;
  const keys = settings_keys(rule, schedule).filter(
    (key) => key === 'lr' || settings[key] !== default_of(rule, schedule, key),
  );
  const by_schedule = schedule === 'constant' ? [] : [choice_text('schedule', schedule)];
  return [choice_text('rule', rule), ...keys.map((key) => option_text(key, settings[key])), ...by_schedule];
}

export function run_text(lab: Lab, id: RunId): string {
  const run = lab.runs[id];
  const { params, zero_grad } = run.build_options.value;
  const more = [
    ...(params === 'all' ? [] : [params]),
    ...(zero_grad ? [] : [export_words.value.no_zero_grad]),
    ...(run.changed.value ? [export_words.value.changed] : []),
  ];
  const options = [...options_text(run.settings.value), ...more].join(APART);
  return export_words.value.run(names_in(lab).short[id], options);
}

/** Data, seed, network, batch, step. */
export function experiment_text(lab: Lab): string {
  const { data, seed, batch_size } = lab.experiment.value;
  const { samples, features, hidden, outputs } = lab.network.value;
  const text = export_words.value;
  const network = [features, ...hidden.map(layer_text), outputs].join(' → ');
  const batch = lab.batched.value
    ? text.batch(format_count(batch_size))
    : text.full_batch(format_count(samples));
  return [
    data_words(data).name,
    text.seed(String(seed)),
    network,
    batch,
    words.value.chart.at_step(format_count(lab.step.value)),
  ].join(APART);
}

export const settings_lines = (lab: Lab): string[] => [
  experiment_text(lab),
  ...lab.shown.value.map((id) => run_text(lab, id)),
];
