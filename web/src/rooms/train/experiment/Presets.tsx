// SPDX-License-Identifier: MIT
/**
 * Ready-made experiments side by side, and what to look for in the chosen one, or in the one pointed at. Buttons, not
 * radio buttons: an arrow key on its way past a preset must not start the runs again.
 */
import { useState } from 'preact/hooks';
import { words } from '../../../i18n';
import { PRESETS } from '../../../lab/experiment/presets';
import type { PresetId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';

export function Presets() {
  const lab = useLab();
  const { presets: text } = words.value;
  const chosen = lab.preset.value;
  const [pointed, point] = useState<PresetId | null>(null);
  const choose = (id: PresetId) => {
    // Who watches goes on watching; who stepped by hand starts by hand.
    const playing = lab.playing.peek();
    void lab.load_preset(id).then(() => playing && lab.play());
  };
  const described = pointed ?? chosen;
  return (
    <section class="presets" aria-label={text.title}>
      <ul onPointerLeave={() => point(null)}>
        {PRESETS.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              title={text.hint}
              aria-pressed={id === chosen}
              aria-labelledby={`preset-${id}`}
              aria-describedby={`preset-${id}-note`}
              onClick={() => choose(id)}
              onPointerEnter={({ pointerType }) => pointerType === 'mouse' && point(id)}
              onFocus={() => point(id)}
              onBlur={() => point(null)}
            >
              <b id={`preset-${id}`}>{text.names[id]}</b>
              <span class="note visually-hidden" id={`preset-${id}-note`}>
                {text.notes[id]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="note preset-note">{described === null ? text.own : text.notes[described]}</p>
    </section>
  );
}
