// SPDX-License-Identifier: MIT
/**
 * Ready-made experiments side by side, each with what it shows. Buttons, not radio buttons: an arrow key on its way
 * past a preset must not start both runs again.
 */
import { words } from '../i18n';
import type { PresetId } from '../state/contract';
import { PRESETS } from '../state/presets';
import { use_lab } from './lab-context';

export function Presets() {
  const lab = use_lab();
  const { experiment: text } = words.value;
  const chosen = lab.preset.value;
  const choose = (id: PresetId) => {
    // Who watches goes on watching; who stepped by hand starts by hand.
    const playing = lab.playing.peek();
    void lab.load_preset(id).then(() => playing && lab.play());
  };
  return (
    <section class="presets" aria-label={text.preset}>
      <ul>
        {PRESETS.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              title={text.preset_hint}
              aria-pressed={id === chosen}
              aria-labelledby={`preset-${id}`}
              aria-describedby={`preset-${id}-note`}
              onClick={() => choose(id)}
            >
              <b id={`preset-${id}`}>{text.presets[id]}</b>
              <span class="note" id={`preset-${id}-note`}>
                {text.preset_notes[id]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
