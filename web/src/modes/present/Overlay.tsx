// SPDX-License-Identifier: MIT
/** What lies over the figure for a while: nothing but black, the code, or the link to scan. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLab } from '../../lab/views/lab-context';
import { QrCode, Warnings } from '../share/QrCode';
import { moment_link } from './moment-link';
import type { OverlayKind as What } from './use-controls';
import { present_words } from './words';

export function Overlay({ overlay, code }: { overlay: Signal<What>; code: ComponentChildren }) {
  const close = () => {
    overlay.value = null;
  };
  if (overlay.value === null) return null;
  if (overlay.value === 'blank') return <Blank close={close} />;
  return (
    <section class={`present-cover ${overlay.value}`} aria-label={present_words.value.title}>
      {overlay.value === 'code' ? code : <Link />}
      <button type="button" onClick={close}>
        <kbd>Esc</kbd> {present_words.value.close}
      </button>
    </section>
  );
}

function Link() {
  const { link } = moment_link(useLab());
  return (
    <>
      <QrCode link={link} />
      <p class="present-address">{link}</p>
      <Warnings link={link} />
    </>
  );
}

/** Whatever key comes next brings the figure back, and does nothing else. */
function Blank({ close }: { close(): void }) {
  // At once: the key may come before the next picture.
  useLayoutEffect(() => {
    const back = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    const stop = new AbortController();
    for (const event of ['keydown', 'pointerdown'])
      window.addEventListener(event, back, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <div class="present-blank" role="status">
      <span class="visually-hidden">{present_words.value.blank}</span>
    </div>
  );
}
