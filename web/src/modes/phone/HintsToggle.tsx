// SPDX-License-Identifier: MIT
/**
 * Hints by tap, for who has no pointer to rest on things: while it is on, a tap says what a control is for and does
 * nothing else. The hints are the controls' titles, which screen readers read by themselves.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { useBubble } from '../../ui/dismissables';

/** What is said of a thing; '' where nothing is. */
function hint_of(target: Element): string {
  const control = target.closest('label')?.control;
  const said = target.closest('[title]') ?? control?.closest('[title]');
  return said?.getAttribute('title') ?? '';
}

/** Taps ask instead of acting until the returned function is called. */
function ask_by_tap(say: (hint: string) => void): () => void {
  const ask = (event: Event) => {
    const target = event.target as Element;
    // What ends a scroll cannot be taken back, and is no tap.
    if (!event.cancelable || target.closest('.hints-toggle')) return;
    event.preventDefault();
    event.stopPropagation();
    say(hint_of(target));
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
  const said = useSignal<string | null>(null);
  const close = () => {
    on.value = false;
  };
  useBubble(on.value, close);
  useEffect(() => {
    said.value = null;
    if (!on.value) return;
    return ask_by_tap((hint) => {
      said.value = hint;
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
          {said.value === null ? phone.tap : said.value || phone.no_hint}
        </p>
      )}
    </>
  );
}
