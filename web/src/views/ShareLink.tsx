// SPDX-License-Identifier: MIT
/** The experiment as a link: to this moment, to its set-up, or playing; to the clipboard, or into a field to copy from. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../i18n';
import { format_count } from '../lib/numbers';
import { MOST_CHARACTERS } from '../lib/text';
import type { LinkKind } from '../state/contract';
import { use_bubble } from './bubbles';
import { use_lab } from './lab-context';

const KINDS: readonly LinkKind[] = ['moment', 'setup', 'playing'];

interface Shared {
  kind: LinkKind;
  link: string;
  /** the clipboard was refused */
  by_hand: boolean;
}

export function ShareLink() {
  const lab = use_lab();
  const { header } = words.value;
  const [shared, set_shared] = useState<Shared | null>(null);
  const close = () => set_shared(null);
  use_bubble(shared !== null, close);
  const share = async (kind: LinkKind) => {
    const link = lab.link(kind);
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    set_shared({ kind, link, by_hand: !copied });
  };
  return (
    <div class="share">
      <button type="button" class="strong" title={header.share_hint} onClick={() => share('moment')}>
        {header.share}
      </button>
      {shared && (
        <div class="popover">
          <div aria-live="polite">
            {shared.by_hand ? <ByHand link={shared.link} /> : <p>{header.copied[shared.kind]}</p>}
            {shared.link.length > MOST_CHARACTERS && (
              <p class="note">{words.value.transport.long_link(format_count(shared.link.length))}</p>
            )}
          </div>
          <p class="note">{header.share_kinds}</p>
          <div class="share-kinds">
            {KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={kind === shared.kind}
                title={header.kind_hints[kind]}
                onClick={() => share(kind)}
              >
                {header.kinds[kind](format_count(lab.step.value))}
              </button>
            ))}
          </div>
          <button type="button" onClick={close}>
            {header.close}
          </button>
        </div>
      )}
    </div>
  );
}

function ByHand({ link }: { link: string }) {
  const { header } = words.value;
  const field = useRef<HTMLInputElement>(null);
  // `link` is among the reasons: a new link is selected anew.
  useEffect(() => field.current?.select(), [link]);
  return (
    <>
      <label for="link">{header.copy_yourself}</label>
      <input
        id="link"
        ref={field}
        type="text"
        readOnly
        value={link}
        onFocus={() => field.current?.select()}
      />
    </>
  );
}
