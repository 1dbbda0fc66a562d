// SPDX-License-Identifier: MIT
/** How much velocity each layer carries, all drawn runs on one scale. */
import { useEffect } from 'preact/hooks';
import { words } from '../../../i18n';
import { numeric } from '../../../lab/controls/option-text';
import type { RunView } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_number } from '../../../lib/numbers';
import { layer_names } from '../../../lib/tensors';

const size_of = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : 0);

/** What to say in the place of a bar that nothing moves: a run without momentum has no velocity, or keeps an old one. */
function resting(run: RunView, past: number | null): 'none' | 'kept' | null {
  const value = past === null ? run.settings.value : run.settings_of_step(past);
  // Adam's running mean of gradients is the velocity there.
  if (value.rule === 'adam' || numeric(value, 'momentum') > 0) return null;
  return run.shown.value?.products.velocity_by_layer?.some((norm) => norm > 0) ? 'kept' : 'none';
}

export function LayerBars() {
  const lab = useLab();
  const { layers: text } = words.value;
  useEffect(() => lab.probe('velocity_by_layer'), [lab]);
  const names = names_in(lab).short;
  const runs = lab.drawn.value.map((id) => {
    const norms = lab.runs[id].shown.value?.products.velocity_by_layer ?? [];
    return { id, colour: lab.runs[id].colour.value, norms, rests: resting(lab.runs[id], lab.past.value) };
  });
  const longest = Math.max(...runs.flatMap(({ norms }) => norms.map(size_of)), 0);
  const width = (norm: number | undefined) => `${longest > 0 ? (100 * size_of(norm)) / longest : 0}%`;
  return (
    <section class="panel" aria-labelledby="layers-title">
      <header class="panel-head">
        <h2 id="layers-title">{text.title}</h2>
        <span class="note">{text.note}</span>
      </header>
      <dl class="layer-bars">
        {layer_names(lab.network.value).map((layer, i) => (
          <div key={layer} class="layer">
            <dt>{layer}</dt>
            {runs.map(({ id, colour, norms, rests }) => (
              <dd key={id} class={`layer-bar run-${colour}`}>
                <span class="visually-hidden">{names[id]} </span>
                <span class="track" aria-hidden="true">
                  <i class={rests ?? ''} style={{ width: width(norms[i]) }} />
                </span>
                <span class="number">
                  {rests === 'none'
                    ? text.none
                    : format_number(norms[i] ?? Number.NaN, { digits: 3, fixed: true })}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {runs.map(
        ({ id, colour, rests }) =>
          rests === 'kept' && (
            <p key={id} class={`note ink-${colour}`}>
              {text.kept(names[id])}
            </p>
          ),
      )}
    </section>
  );
}
