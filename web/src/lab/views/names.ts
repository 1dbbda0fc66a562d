// SPDX-License-Identifier: MIT
/** What a run is called: as somebody named it, else by what it does; those called alike by what sets them apart. */
import { type Messages, words } from '../../i18n';
import { grouped } from '../../lib/group-by';
import { shortened } from '../../lib/text';
import { option_text } from '../controls/option-text';
import type { RunBuildOptions, RunSettings, Value } from '../experiment/types';
import type { RunId } from '../ids';
import { RUN_IDS } from '../ids';
import type { Lab, RunView } from '../view';

export interface RunNames {
  long: Record<RunId, string>;
  short: Record<RunId, string>;
}

export interface Named {
  id: RunId;
  name: string;
  settings: RunSettings;
  build_options: RunBuildOptions;
  /** it has a velocity, or had one on the way: what it did then must not be credited to plain descent */
  had_momentum: boolean;
  /** its present settings do not say what it has been */
  changed: boolean;
  /** parameters of it were set by hand */
  edited: boolean;
}

/** What tells runs apart, the most telling first; then whatever else they differ in. */
const TELLING = ['momentum', 'lr', 'convention', 'nesterov', 'schedule'];

function by_rule({ settings, had_momentum }: Named, text: Messages): { long: string; short: string } {
  const { runs } = text;
  const alike = (name: string) => ({ long: name, short: name });
  switch (settings.rule) {
    case 'sgd':
      if (!had_momentum) return { long: runs.plain, short: runs.plain_short };
      return alike(settings.nesterov === true ? runs.nesterov : runs.momentum);
    case 'adam':
      return alike(settings.amsgrad === true ? runs.amsgrad : runs.rules.adam);
    default:
      return alike(runs.rules[settings.rule]);
  }
}

const values_of = (group: readonly Named[], key: string) =>
  group.map(({ settings, build_options }) => ({ ...settings, ...build_options })[key]);

/** The first key in which they differ, and that matters; null when none does. */
function telling_key(group: readonly Named[]): string | null {
  const keys = group.flatMap(({ settings }) => Object.keys(settings));
  // Without momentum all conventions are one rule.
  const matters = (key: string) =>
    key !== 'convention' || group.every(({ settings }) => Number(settings.momentum) > 0);
  const differ = (key: string) => new Set(values_of(group, key)).size > 1;
  return (
    [...new Set([...TELLING, ...keys, 'zero_grad', 'params'])].find((key) => matters(key) && differ(key)) ??
    null
  );
}

/** What sets each of some runs called alike apart: ' γ 0.9', ' γ 0.9 lr 0.1'; a letter where no setting says it. */
function marks(group: readonly Named[]): [RunId, string][] {
  if (group.length < 2) return group.map(({ id }) => [id, '']);
  const key = group.some(({ changed }) => changed) ? null : telling_key(group);
  if (key === null || key === 'params') return group.map(({ id }) => [id, ` ${id.toUpperCase()}`]);
  const same = grouped(
    group,
    ({ settings, build_options }) => ({ ...settings, ...build_options })[key] as Value,
  );
  return [...same].flatMap(([value, alike]) =>
    marks(alike).map(([id, more]): [RunId, string] => [id, ` ${option_text(key, value)}${more}`]),
  );
}

/** Behind the name of a run somebody has lent a hand: it is not what its settings alone make. */
export const EDITED_SIGN = ' ✎';

/** Of the places that have no run, names are empty. */
export function run_names(runs: readonly Named[], text: Messages): RunNames {
  const called = (run: Named) => (run.name ? { long: run.name, short: run.name } : by_rule(run, text));
  const nobody = RUN_IDS.map((id) => [id, '']);
  const long = Object.fromEntries(nobody);
  const short = Object.fromEntries(nobody);
  for (const alike of grouped(runs, (run) => called(run).long).values()) {
    const base = called(alike[0] as Named);
    for (const [id, mark] of marks(alike)) {
      const hand = alike.some((run) => run.id === id && run.edited) ? EDITED_SIGN : '';
      long[id] = base.long + mark + hand;
      short[id] = base.short + mark + hand;
    }
  }
  return { long, short };
}

const named = ({ id, name, settings, build_options, had_momentum, changed, edited }: RunView): Named => ({
  id,
  name: name.value,
  settings: settings.value,
  build_options: build_options.value,
  had_momentum: had_momentum.value,
  changed: changed.value,
  edited: edited.value,
});

/** Longer names are given ones, and no setting stands at their end. */
const LONG = 24;

/** On a figure, where there is no room for a long one: its beginning, of `most` characters. */
export const drawn_name = (name: string, most = 16): string =>
  name.length > LONG ? shortened(name, most) : name;

export const names_in = (lab: Lab): RunNames =>
  run_names(
    lab.shown.value.map((id) => named(lab.runs[id])),
    words.value,
  );
