// SPDX-License-Identifier: MIT
/**
 * Hints by tap, for who has no pointer to rest on things: while it is on, a tap says what a control is for and does
 * nothing else. The hints are the controls' titles, which screen readers read by themselves.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { useDismissable } from '../../ui/dismissables';

/** What is said of a thing; '' where nothing is. */
function hint_of(target: Element): string {
  const control = target.closest('label')?.control;
  const titled = target.closest('[title]') ?? control?.closest('[title]');
  return titled?.getAttribute('title') ?? '';
}

/** Taps ask instead of acting until the returned function is called. */
function ask_by_tap(show: (hint: string) => void): () => void {
  const ask = (event: Event) => {
    const target = event.target as Element;
    // What ends a scroll cannot be taken back, and is no tap.
    if (!event.cancelable || target.closest('.hints-toggle')) return;
    event.preventDefault();
    event.stopPropagation();
    show(hint_of(target));
  };
  const stop = new AbortController();
  // A finger's click never comes where the end of its touch was taken.
  for (const event of ['touchend', 'click'])
    document.addEventListener(event, ask, { capture: true, passive: false, signal: stop.signal });
  return () => stop.abort();
}

export function HintsToggle() {
  const { phone } = words.value;
  const on = useSignal(false);
  const shown_hint = useSignal<string | null>(null);
  const close = () => {
    on.value = false;
  };
  useDismissable(on.value, close);
  useEffect(() => {
    shown_hint.value = null;
    if (!on.value) return;
    return ask_by_tap((hint) => {
      shown_hint.value = hint;
    });
  }, [on.value]);
  return (
    <>
      <button
        type="button"
        class="icon hints-toggle"
        aria-label={phone.hints}
        aria-pressed={on.value}
        title={phone.hints_hint}
        onClick={() => {
          on.value = !on.value;
        }}
      >
        ⓘ
      </button>
      {on.value && (
        <p class="hint-said" role="status">
          {shown_hint.value === null ? phone.tap : shown_hint.value || phone.no_hint}
        </p>
      )}
    </>
  );
}
