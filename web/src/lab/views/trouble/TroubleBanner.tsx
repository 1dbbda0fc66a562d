// SPDX-License-Identifier: MIT
/** When runs stop making sense: why, in words, and one button that mends them all. */
import { useState } from 'preact/hooks';
import { words } from '../../../i18n';
import { format_count, format_exact, format_number } from '../../../lib/numbers';
import { useDismissable } from '../../../ui/dismissables';
import { numeric, option_symbol } from '../../controls/option-text';
import { list_text } from '../../controls/text';
import type { RunId } from '../../ids';
import type { Trouble } from '../../run/causes';
import type { Lab } from '../../view';
import { useLab } from '../lab-context';
import { names_in } from '../names';
import { StandardiseButton } from './WideInputs';
import { trouble_words } from './words';

interface Troubled {
  id: RunId;
  trouble: Trouble;
}

function troubled(lab: Lab): Troubled[] {
  return lab.shown.value.flatMap((id) => {
    const trouble = lab.runs[id].trouble.value;
    return trouble ? [{ id, trouble }] : [];
  });
}

/** With the settings it happened under: a slider moved since then is not to blame. */
function why({ cause, lr, widest, settings }: Trouble): string {
  const text = trouble_words.value;
  const of = (key: string) => format_exact(numeric(settings, key));
  switch (cause) {
    case 'rate':
      // Rules that scale their steps have no γ to speak of.
      return settings.rule === 'sgd' ? text.rate_for(of('lr'), of('momentum')) : text.rate(of('lr'));
    case 'zero_divisor':
      return text.zero_divisor(of('eps'));
    case 'decay':
      return text.decay(of('weight_decay'));
    case 'no_friction':
      return text.no_friction(of('momentum'));
    case 'alpha':
    case 'dampening':
      return text[cause](of(cause));
    case 'schedule':
      return text.schedule(format_number(lr));
    case 'inputs':
      return text.inputs(format_number(widest));
    default:
      return text[cause];
  }
}

/** How it was seen, and why it is so. */
function trouble_text({ kind, step, worse_for }: Trouble): string {
  const text = trouble_words.value;
  const at = format_count(step);
  return kind === 'not_finite' ? text.not_finite(at) : text.worse_than_start(at, format_count(worse_for));
}

/** What is left of the run. */
function left({ kind }: Trouble): string {
  const text = trouble_words.value;
  return kind === 'not_finite' ? text.kept : text.goes_on;
}

/** γ = 0.9, lr = 0.1 */
const fix_text = (fix: Trouble['fix']): string =>
  Object.entries(fix)
    .map(
      ([key, value]) =>
        `${option_symbol(key)} = ${typeof value === 'boolean' ? switch_text(value) : format_exact(Number(value))}`,
    )
    .join(', ');

const switch_text = (value: boolean) => trouble_words.value[value ? 'on' : 'off'];

/** Other inputs would mend these. */
const SCALE_CAUSES: readonly string[] = ['inputs', 'start'];

export function TroubleBanner() {
  const lab = useLab();
  const { app } = words.value;
  const text = trouble_words.value;
  const names = names_in(lab);
  const found = troubled(lab);
  const [first, second] = found;
  const [read, set_read] = useState<Trouble | null>(null);
  const latest = found.at(-1)?.trouble ?? null;
  const close = () => set_read(latest);
  useDismissable(latest !== null && latest !== read, close);
  if (!first || latest === read) return null;
  const title = second
    ? text.title_many(list_text(found.map(({ id }) => names.long[id])))
    : text.title(names.long[first.id]);
  const fixes = found.map(({ id, trouble }) => ({ id, fix: fix_text(trouble.fix) }));
  const alike = new Set(fixes.map(({ fix }) => fix)).size === 1;
  const fix = alike
    ? fixes[0]?.fix
    : fixes
        .filter(({ fix }) => fix !== '')
        .map(({ id, fix }) => text.fix_of(names.short[id], fix))
        .join(text.fixes);
  return (
    <section
      class={second ? 'banner' : `banner run-${lab.runs[first.id].colour.value}`}
      aria-labelledby="trouble"
    >
      <div>
        <h2 id="trouble">{title}</h2>
        {found.map(({ id, trouble }) => (
          <p key={id}>
            {second && <b class={`ink-${lab.runs[id].colour.value}`}>{text.of(names.short[id])}</b>}
            {[trouble_text(trouble) + why(trouble), left(trouble)].join(app.gap)}
          </p>
        ))}
      </div>
      <div class="banner-buttons">
        {fix && (
          <button type="button" class="strong" onClick={() => lab.apply_fixes().then(() => lab.play())}>
            {text.fix(fix)}
          </button>
        )}
        {found.some(({ trouble }) => SCALE_CAUSES.includes(trouble.cause)) && <StandardiseButton lab={lab} />}
        <button type="button" onClick={close}>
          {text.dismiss}
        </button>
      </div>
    </section>
  );
}
