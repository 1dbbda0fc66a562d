// SPDX-License-Identifier: MIT
/** When runs stop making sense, or their workers: why, in words, and one button that mends them all. */
import { useState } from 'preact/hooks';
import { words } from '../i18n';
import { format_count, format_exact } from '../lib/numbers';
import type { Lab, RunId, Trouble } from '../state/contract';
import { use_bubble } from './bubbles';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { numeric, option_symbol } from './option-text';
import { list_text } from './text';
import { WorkerBanners } from './WorkerBanners';

export function Troubles() {
  return (
    <div class="banners" role="alert">
      <TroubleBanner />
      <WorkerBanners />
    </div>
  );
}

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
function cause({ kind, step, worse_for, settings, fix }: Trouble): string {
  const { trouble: text } = words.value;
  const at = format_count(step);
  const lr = format_exact(settings.lr);
  const momentum = numeric(settings, 'momentum');
  const gamma = format_exact(momentum);
  const long = format_count(worse_for);
  if (fix.zero_grad) return text.adds_up(at);
  if (settings.rule !== 'sgd')
    return kind === 'not_finite' ? text.not_finite_lr(at, lr) : text.worse_than_start_lr(at, lr, long);
  // No learning rate mends a run whose velocity never decays.
  if (momentum >= 1) return text.no_friction(at, gamma);
  return kind === 'not_finite' ? text.not_finite(at, lr, gamma) : text.worse_than_start(at, lr, gamma, long);
}

/** What is left of the run. */
function left({ kind }: Trouble): string {
  const { trouble: text } = words.value;
  return kind === 'not_finite' ? text.kept : text.goes_on;
}

/** γ = 0.9, lr = 0.1 */
const fix_text = (fix: Trouble['fix']): string =>
  Object.entries(fix)
    .map(
      ([key, value]) =>
        `${option_symbol(key)} = ${value === true ? words.value.trouble.on : format_exact(Number(value))}`,
    )
    .join(', ');

function TroubleBanner() {
  const lab = use_lab();
  const { trouble: text, app } = words.value;
  const names = names_in(lab);
  const found = troubled(lab);
  const [first, second] = found;
  const [read, set_read] = useState<Trouble | null>(null);
  const latest = found.at(-1)?.trouble ?? null;
  const close = () => set_read(latest);
  use_bubble(latest !== null && latest !== read, close);
  if (!first || latest === read) return null;
  const title = second
    ? text.title_many(list_text(found.map(({ id }) => names.long[id])))
    : text.title(names.long[first.id]);
  const alike = new Set(found.map(({ trouble }) => fix_text(trouble.fix))).size === 1;
  const fix = alike
    ? fix_text(first.trouble.fix)
    : found.map(({ id, trouble }) => text.fix_of(names.short[id], fix_text(trouble.fix))).join(text.fixes);
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
            {[cause(trouble), left(trouble)].join(app.gap)}
          </p>
        ))}
      </div>
      <div class="banner-buttons">
        <button type="button" class="strong" onClick={() => lab.apply_fixes().then(() => lab.play())}>
          {text.fix(fix)}
        </button>
        <button type="button" onClick={close}>
          {text.dismiss}
        </button>
      </div>
    </section>
  );
}
