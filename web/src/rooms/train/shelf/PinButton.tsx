// SPDX-License-Identifier: MIT
/** The sign of what is pinned, and the button that pins a run as it is now; the shelf comes when it is pressed. */
import { useSignal } from '@preact/signals';
import { words } from '../../../i18n';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';

export function PinSign() {
  return (
    <svg class="pin-sign" viewBox="0 0 16 16" role="img" aria-label={words.value.runs.pinned}>
      <path d="M5 2h6v1.2l-1 .8v3.4l2 1.8v1.3H8.7V15h-1.4v-4.5H4V9.2l2-1.8V4l-1-.8z" fill="currentColor" />
    </svg>
  );
}

/** `words`: with its word; else its sign alone. */
export function PinButton({ id, label = false }: { id: RunId; label?: boolean }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const said = useSignal('');
  const name = names_in(lab).short[id];
  const pin = async () => {
    const { pin_and_draw } = await import('../../../lab/shelf/browser-shelf');
    const done = await pin_and_draw(lab, id, name).catch(() => false);
    said.value = done ? text.pin_done(name) : text.pin_refused;
    setTimeout(() => {
      said.value = '';
    }, 4000);
  };
  return (
    <>
      <button
        type="button"
        class={label ? 'small' : 'small plain pin-button'}
        title={text.pin_hint}
        aria-label={label ? undefined : text.pin_label(name)}
        disabled={lab.runs[id].snapshot.value === null}
        onClick={pin}
      >
        {label ? text.pin : <PinSign />}
        {label && <span class="visually-hidden"> {name}</span>}
      </button>
      <span class={label ? 'note' : 'visually-hidden'} role="status">
        {said.value}
      </span>
    </>
  );
}
