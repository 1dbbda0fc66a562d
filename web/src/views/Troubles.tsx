// SPDX-License-Identifier: MIT
/** When a run stops making sense, or its worker: why, in words, and one button that mends it. */
import { useState } from 'preact/hooks';
import { type Messages, words } from '../i18n';
import { format_count, format_exact } from '../lib/numbers';
import { RUN_IDS, type RunId, type RunSettings, type Trouble } from '../state/contract';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { WorkerBanners } from './WorkerBanners';

export function Troubles() {
  const lab = use_lab();
  return (
    <div class="banners" role="alert">
      {RUN_IDS.map((id) => {
        const trouble = lab.runs[id].trouble.value;
        return (
          trouble && <TroubleBanner key={`${id} ${trouble.kind} ${trouble.step}`} id={id} trouble={trouble} />
        );
      })}
      <WorkerBanners />
    </div>
  );
}

/** What is left of the run. */
const AFTERWARDS: Record<Trouble['kind'], (text: Messages['trouble']) => string> = {
  not_finite: (text) => text.kept,
  worse_than_start: (text) => text.goes_on,
};

function cause(trouble: Trouble, { lr, momentum }: RunSettings): string {
  const { trouble: text } = words.value;
  const step = format_count(trouble.step);
  // No learning rate mends a run whose velocity never decays.
  if (momentum >= 1) return text.no_friction(step, format_exact(momentum));
  return text[trouble.kind](step, format_exact(lr), format_exact(momentum));
}

function TroubleBanner({ id, trouble }: { id: RunId; trouble: Trouble }) {
  const lab = use_lab();
  const { trouble: text } = words.value;
  // As they were when it happened: a slider moved since then is not to blame.
  const [settings] = useState(lab.runs[id].settings.value);
  return (
    <section class={`banner run-${id}`} aria-labelledby={`trouble-${id}`}>
      <div>
        <h2 id={`trouble-${id}`}>{text.title(names_in(lab).long[id])}</h2>
        <p>{[cause(trouble, settings), AFTERWARDS[trouble.kind](text)].join(words.value.app.gap)}</p>
      </div>
      {trouble.suggested_lr !== null && (
        <button type="button" class="strong" onClick={() => lab.apply_fix(id).then(() => lab.play())}>
          {text.fix(format_exact(trouble.suggested_lr))}
        </button>
      )}
    </section>
  );
}
