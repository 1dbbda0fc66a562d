// SPDX-License-Identifier: MIT
/** What was chosen, and the way back: a note that stays a while, and Ctrl Z as long as there is something to undo. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { data_words } from '../controls/data-text';
import { useLab } from '../views/lab-context';
import { gallery_words } from './words';

const SHOWN_MS = 12_000;

/** In a field it takes back what was typed. */
const TEXT = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, select';

const is_ours = ({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !shiftKey &&
  !altKey &&
  !(target instanceof Element && target.closest(TEXT)) &&
  !document.querySelector('dialog[open]');

export function Undo() {
  const lab = useLab();
  const text = gallery_words.value;
  const former = lab.former_data.value;
  const undone = useSignal(false);
  const shown = useSignal(false);
  const in_use = useRef(false);
  const undo = () => {
    if (!lab.former_data.peek()) return;
    undone.value = true;
    shown.value = true;
    void lab.undo_data();
  };
  useEffect(() => {
    if (former) {
      undone.value = false;
      shown.value = true;
    } else if (!undone.peek()) shown.value = false;
    const hide = setInterval(() => {
      if (!in_use.current) shown.value = false;
    }, SHOWN_MS);
    return () => clearInterval(hide);
  }, [former]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !is_ours(event) || !lab.former_data.peek()) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [lab]);
  const { name } = data_words(lab.experiment.value.data);
  const hold = (value: boolean) => () => {
    in_use.current = value;
  };
  return (
    <div
      class={`undo-note ${shown.value ? 'shown' : ''}`}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocusIn={hold(true)}
      onFocusOut={hold(false)}
    >
      <span role="status">{shown.value && (undone.value ? text.undone(name) : text.now(name))}</span>
      {shown.value && former && (
        <button type="button" title={text.undo_hint} onClick={undo}>
          {text.undo}
        </button>
      )}
      {shown.value && (
        <button
          type="button"
          class="icon plain"
          aria-label={text.dismiss}
          onClick={() => {
            shown.value = false;
          }}
        >
          ✕
        </button>
      )}
    </div>
  );
}
