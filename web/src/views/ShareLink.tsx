// SPDX-License-Identifier: MIT
/** The experiment as a link: to the clipboard, or, where that is refused, into a field to copy from. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../i18n';
import { use_lab } from './lab-context';

const SAID_FOR_MS = 5000;

export function ShareLink() {
  const lab = use_lab();
  const { header } = words.value;
  const [copied, set_copied] = useState(false);
  const [by_hand, set_by_hand] = useState<string | null>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => set_copied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const share = async () => {
    const link = lab.link();
    try {
      await navigator.clipboard.writeText(link);
      set_by_hand(null);
      set_copied(true);
    } catch {
      set_by_hand(link);
    }
  };
  return (
    <div class="share">
      <button type="button" class="strong" title={header.share_hint} onClick={share}>
        {header.share}
      </button>
      <div class="share-said" aria-live="polite">
        {copied && <p class="popover">{header.copied}</p>}
        {by_hand !== null && <ByHand link={by_hand} close={() => set_by_hand(null)} />}
      </div>
    </div>
  );
}

function ByHand({ link, close }: { link: string; close(): void }) {
  const { header } = words.value;
  const field = useRef<HTMLInputElement>(null);
  // `link` is among the reasons: a new link is selected anew.
  useEffect(() => field.current?.select(), [link]);
  return (
    <div class="popover">
      <label for="link">{header.copy_yourself}</label>
      <input
        id="link"
        ref={field}
        type="text"
        readOnly
        value={link}
        onFocus={() => field.current?.select()}
      />
      <button type="button" onClick={close}>
        {header.close}
      </button>
    </div>
  );
}
