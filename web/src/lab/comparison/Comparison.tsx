// SPDX-License-Identifier: MIT
/** The dialog that compares the core with PyTorch; what is in it comes when it is opened, and is there only so long. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { Lazy } from '../../ui/Lazy';
import { useComparison } from './comparison-context';

const contents = async () => (await import('./ComparisonContents')).ComparisonContents;

export function ComparisonDialog() {
  const comparison = useComparison();
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = comparison.shown.value;
  const { comparison: text } = words.value;
  // At once, as what `close` tells comes late: who presses Esc and then Enter has opened it again by then.
  useLayoutEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class="comparison"
      aria-labelledby="comparison-title"
      onCancel={() => comparison.close()}
      onClose={() => dialog.current?.open || comparison.close()}
    >
      {shown && (
        <>
          <h2 id="comparison-title">{text.title}</h2>
          <Lazy load={contents} props={{ comparison }} />
          <button type="button" class="strong" onClick={() => comparison.close()}>
            {text.close}
          </button>
        </>
      )}
    </dialog>
  );
}
