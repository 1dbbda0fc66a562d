// SPDX-License-Identifier: MIT
/** All keys, in a dialog the browser itself closes on Esc. */
import type { RefObject } from 'preact';
import { language, words } from '../i18n';
import { shown_keys } from '../lab/views/keys';
import { useLab } from '../lab/views/lab-context';
import { ROOMS } from '../rooms';

export function KeysDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const { keys, chart } = words.value;
  const room = shown_keys.value?.() ?? [
    [keys.space, keys.play],
    ['S', keys.step],
    ['P', keys.phase],
    ['Shift P', keys.back_phase],
    ['R', keys.reset],
    ['D', keys.data],
    ['Enter', chart.go_key],
  ];
  const rows: (readonly [string, string])[] = [
    ...room,
    ['← →', keys.arrows],
    ['+ − 0', chart.zoom_keys],
    ['?', keys.help],
    ['Esc', keys.close],
  ];
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{keys.title}</h2>
      <dl>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="strong">
          {keys.close_button}
        </button>
        <RoomsWithin />
      </form>
    </dialog>
  );
}

/** Rooms that have no tab. */
function RoomsWithin() {
  const lab = useLab();
  return (
    <>
      {ROOMS.filter(({ within }) => within !== undefined).map(({ id, name }) => (
        <button key={id} type="submit" onClick={() => lab.set_view('room', id)}>
          {name[language.value]}
        </button>
      ))}
    </>
  );
}
