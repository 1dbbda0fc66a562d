// SPDX-License-Identifier: MIT
/** What a run is called: by what it does, and when both do the same, by what sets them apart. */
import { type Messages, words } from '../i18n';
import { format_exact } from '../lib/numbers';
import type { Lab, RunId, RunSettings, RunView } from '../state/contract';

export interface RunNames {
  long: Record<RunId, string>;
  short: Record<RunId, string>;
}

interface Named extends RunSettings {
  /** it has a velocity, or had one on the way: what it did then must not be credited to plain descent */
  had_momentum: boolean;
  /** its present settings do not say what it has been */
  changed: boolean;
}

/** The first setting the two differ in, as a suffix for each; their letters when none says it. */
function marks(a: Named, b: Named, text: Messages): Record<RunId, string> {
  if (a.changed || b.changed) return { a: 'A', b: 'B' };
  if (a.momentum !== b.momentum)
    return { a: `γ ${format_exact(a.momentum)}`, b: `γ ${format_exact(b.momentum)}` };
  if (a.lr !== b.lr) return { a: `lr ${format_exact(a.lr)}`, b: `lr ${format_exact(b.lr)}` };
  // Without momentum all conventions are one rule.
  if (a.momentum > 0 && a.convention !== b.convention)
    return { a: text.runs.conventions[a.convention], b: text.runs.conventions[b.convention] };
  return { a: 'A', b: 'B' };
}

function run_names(a: Named, b: Named, text: Messages): RunNames {
  const { plain, plain_short, momentum } = text.runs;
  const base = (run: Named, name: string) => (run.had_momentum ? momentum : name);
  const long = { a: base(a, plain), b: base(b, plain) };
  const short = { a: base(a, plain_short), b: base(b, plain_short) };
  if (long.a !== long.b) return { long, short };
  const mark = marks(a, b, text);
  const marked = (names: Record<RunId, string>) => ({ a: `${names.a} ${mark.a}`, b: `${names.b} ${mark.b}` });
  return { long: marked(long), short: marked(short) };
}

function named({ settings, had_momentum, changed }: RunView): Named {
  return { ...settings.value, had_momentum: had_momentum.value, changed: changed.value };
}

export function names_in(lab: Lab): RunNames {
  const a = named(lab.runs.a);
  const b = named(lab.runs.b);
  // One alone is told apart from nobody.
  const other = { ...b, had_momentum: !a.had_momentum };
  return run_names(a, lab.shown.value.length > 1 ? b : other, words.value);
}
