// SPDX-License-Identifier: MIT
/** The network's layers as chips: 20 → 13 ReLU → 8 Sigmoid → 3. */
import { words } from '../i18n';
import { use_lab } from './lab-context';

export function Network() {
  const lab = use_lab();
  const { experiment: text } = words.value;
  const { features, hidden, classes } = lab.network.value;
  const layers = [
    String(features),
    ...hidden.map(({ units, activation }) => `${units} ${text.activations[activation]}`.trim()),
    String(classes),
  ];
  return (
    <div class="network" title={text.network_hint(layers.join(' → '))}>
      <span id="network-label">{text.network}</span>
      <ol class="chips" aria-labelledby="network-label">
        {layers.map((layer, i) => (
          <li key={i}>
            {i > 0 && <span aria-hidden="true">→ </span>}
            <span class="chip">{layer}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
