// SPDX-License-Identifier: MIT
/** How much velocity each layer carries, both runs on one scale. */
import { words } from '../i18n';
import { format_number } from '../lib/numbers';
import type { RunView } from '../state/contract';
import { layer_names } from '../state/parameters';
import { use_lab } from './lab-context';
import { names_in } from './names';

const size_of = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : 0);

/** What to say in the place of a bar that nothing moves: a run without momentum has no velocity, or keeps an old one. */
function resting({ settings, snapshot }: RunView): 'none' | 'kept' | null {
  if (settings.value.momentum > 0) return null;
  return snapshot.value?.velocity_by_layer.some((norm) => norm > 0) ? 'kept' : 'none';
}

export function LayerBars() {
  const lab = use_lab();
  const { layers: text } = words.value;
  const names = names_in(lab).short;
  const runs = lab.shown.value.map((id) => {
    const { velocity_by_layer: norms = [] } = lab.runs[id].snapshot.value ?? {};
    return { id, norms, rests: resting(lab.runs[id]) };
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
            {runs.map(({ id, norms, rests }) => (
              <dd key={id} class={`layer-bar run-${id}`}>
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
        ({ id, rests }) =>
          rests === 'kept' && (
            <p key={id} class={`note ink-${id}`}>
              {text.kept(names[id])}
            </p>
          ),
      )}
    </section>
  );
}
