// SPDX-License-Identifier: MIT
/** What was chosen, and the ways back and forth: a note that stays a while, and Ctrl Z as long as there is something. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { data_name } from '../controls/data-text';
import { useLab } from '../views/lab-context';
import { gallery_words } from './words';

const SHOWN_MS = 12_000;

/** In a field it takes back what was typed. */
const TEXT = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, select';

/** Undo, or redo: Shift Ctrl Z, or Ctrl Y. */
function wish_of({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): 'undo' | 'redo' | null {
  const in_text = target instanceof Element && target.closest(TEXT);
  if (!(ctrlKey || metaKey) || altKey || in_text || document.querySelector('dialog[open]')) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

export function Undo() {
  const lab = useLab();
  const text = gallery_words.value;
  const former = lab.former_data.value;
  const later = lab.undone_data.value;
  const turned = useSignal(false);
  const shown = useSignal(false);
  const in_use = useRef(false);
  const go = (wish: 'undo' | 'redo') => {
    turned.value = true;
    shown.value = true;
    void (wish === 'undo' ? lab.undo_data() : lab.redo_data());
  };
  useEffect(() => {
    if (former && !later) {
      turned.value = false;
      shown.value = true;
    } else if (!later) shown.value = false;
    const hide = setInterval(() => {
      if (!in_use.current) shown.value = false;
    }, SHOWN_MS);
    return () => clearInterval(hide);
  }, [former, later]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wish = wish_of(event);
      const there = wish === 'undo' ? lab.former_data.peek() : wish && lab.undone_data.peek();
      if (event.defaultPrevented || !wish || !there) return;
      event.preventDefault();
      go(wish);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [lab]);
  const name = data_name(lab.experiment.value);
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
      <span role="status">{shown.value && (turned.value ? text.undone(name) : text.now(name))}</span>
      {shown.value && former && (
        <button type="button" title={text.undo_hint} onClick={() => go('undo')}>
          {text.undo}
        </button>
      )}
      {shown.value && later && (
        <button type="button" title={text.redo_hint} onClick={() => go('redo')}>
          {text.redo}
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
