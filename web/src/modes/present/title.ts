// SPDX-License-Identifier: MIT
/** What an experiment is about, in a line: what its runs differ in, and what they share. */

import { data_name } from '../../lab/controls/data-text';
import { option_symbol } from '../../lab/controls/option-text';
import type { RunSettings, Value } from '../../lab/experiment/types';
import type { Lab } from '../../lab/view';
import { format_count, format_exact } from '../../lib/numbers';
import { present_words } from './words';

/** The keys in which runs differ. */
export function differing(runs: readonly RunSettings[]): string[] {
  const keys = new Set(runs.flatMap((settings) => Object.keys(settings)));
  return [...keys].filter((key) => new Set(runs.map((settings) => settings[key])).size > 1);
}

const settings_of = (lab: Lab) => lab.shown.value.map((id) => lab.runs[id].settings.value);

/** The one value all runs have; null where they differ. */
const common = (runs: readonly RunSettings[], key: string): Value | null =>
  differing(runs).includes(key) ? null : (runs[0]?.[key] ?? null);

export function title_of(lab: Lab): string {
  const text = present_words.value;
  const runs = settings_of(lab);
  if (runs.length < 2) return text.alone;
  const [key, ...more] = differing(runs);
  if (key === undefined || more.length > 0) return text.same_start;
  return key === 'lr' ? text.only('lr') : text.only_beside_lr(option_symbol(key));
}

/** learnable labels · 20-13-8-3 · lr 0.1 · seed 22 */
export function shared_of(lab: Lab): string {
  const text = present_words.value;
  const { features, hidden, outputs } = lab.network.value;
  const { batch_size, seed } = lab.experiment.value;
  const lr = common(settings_of(lab), 'lr');
  return [
    data_name(lab.experiment.value),
    [features, ...hidden.map(({ units }) => units), outputs].join('-'),
    ...(typeof lr === 'number' ? [`lr ${format_exact(lr)}`] : []),
    ...(lab.batched.value ? [text.batch(format_count(batch_size))] : []),
    text.seed(String(seed)),
  ].join(' · ');
}
