// SPDX-License-Identifier: MIT
/** What a run is called: by what it does, and when both do the same, by what sets them apart. */
import { type Messages, words } from '../i18n';
import { format_exact } from '../lib/numbers';
import type { Lab, RunId, RunSettings } from '../state/contract';

export interface RunNames {
  long: Record<RunId, string>;
  short: Record<RunId, string>;
}

/** The first setting the two differ in, as a suffix for each; their letters when they differ in none. */
function marks(a: RunSettings, b: RunSettings, text: Messages): Record<RunId, string> {
  if (a.momentum !== b.momentum)
    return { a: `γ ${format_exact(a.momentum)}`, b: `γ ${format_exact(b.momentum)}` };
  if (a.lr !== b.lr) return { a: `lr ${format_exact(a.lr)}`, b: `lr ${format_exact(b.lr)}` };
  // Without momentum all conventions are one rule.
  if (a.momentum > 0 && a.convention !== b.convention)
    return { a: text.runs.conventions[a.convention], b: text.runs.conventions[b.convention] };
  return { a: 'A', b: 'B' };
}

export function run_names(a: RunSettings, b: RunSettings, text: Messages): RunNames {
  const { plain, plain_short, momentum } = text.runs;
  const base = (run: RunSettings, name: string) => (run.momentum > 0 ? momentum : name);
  const long = { a: base(a, plain), b: base(b, plain) };
  const short = { a: base(a, plain_short), b: base(b, plain_short) };
  if (long.a !== long.b) return { long, short };
  const mark = marks(a, b, text);
  const marked = (names: Record<RunId, string>) => ({ a: `${names.a} ${mark.a}`, b: `${names.b} ${mark.b}` });
  return { long: marked(long), short: marked(short) };
}

export function names_in(lab: Lab): RunNames {
  const a = lab.runs.a.settings.value;
  const b = lab.runs.b.settings.value;
  // One alone is told apart from nobody.
  const other = { ...b, momentum: a.momentum > 0 ? 0 : 1 };
  return run_names(a, lab.shown.value.length > 1 ? b : other, words.value);
}
