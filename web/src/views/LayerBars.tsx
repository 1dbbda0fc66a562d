// SPDX-License-Identifier: MIT
/** How much velocity each layer carries, both runs on one scale. */
import { words } from '../i18n';
import { format_number } from '../lib/numbers';
import { RUN_IDS } from '../state/contract';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { layer_names } from './parameters';

const size_of = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : 0);

export function LayerBars() {
  const lab = use_lab();
  const { layers: text } = words.value;
  const names = names_in(lab).short;
  const norms = {
    a: lab.runs.a.snapshot.value?.velocity_by_layer ?? [],
    b: lab.runs.b.snapshot.value?.velocity_by_layer ?? [],
  };
  const longest = Math.max(...norms.a.map(size_of), ...norms.b.map(size_of), 0);
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
            {RUN_IDS.map((id) => (
              <dd key={id} class={`layer-bar run-${id}`}>
                <span class="visually-hidden">{names[id]} </span>
                <span class="track" aria-hidden="true">
                  <i style={{ width: `${longest > 0 ? (100 * size_of(norms[id][i])) / longest : 0}%` }} />
                </span>
                <span class="number">
                  {format_number(norms[id][i] ?? Number.NaN, { digits: 3, fixed: true })}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
