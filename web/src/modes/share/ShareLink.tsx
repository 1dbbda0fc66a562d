// SPDX-License-Identifier: MIT
/** The experiment as a link: to this moment, to its set-up, or playing; to the clipboard, or into a field to copy from. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { language, words } from '../../i18n';
import type { LinkKind } from '../../lab/ids';
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { MOST_CHARACTERS } from '../../lib/text';
import { useDismissable } from '../../ui/dismissables';
import { ShareIcon } from '../../ui/icons';
import { Lazy } from '../../ui/Lazy';
import { shared_link } from './shared-link';

const KINDS: readonly LinkKind[] = ['moment', 'setup', 'playing'];

export interface SharedLink {
  what: LinkKind | 'present' | 'snippet';
  link: string;
  /** what went to the clipboard: the link, or something around it */
  copied: string;
  /** what the link does */
  description(): string;
  /** the clipboard was refused */
  by_hand: boolean;
}

const for_the_room = async () => (await import('./ForTheRoom')).ForTheRoom;

export function ShareLink() {
  const lab = useLab();
  const { header } = words.value;
  const [shared, set_shared] = useState<SharedLink | null>(null);
  const { settings, copied: copied_here } = lab.room.value;
  const close = () => set_shared(null);
  useDismissable(shared !== null, close);
  const share = async (next: Omit<SharedLink, 'by_hand'>) =>
    set_shared({ ...next, by_hand: !(await copy(next)) });
  const share_kind = (kind: LinkKind) => {
    const link = shared_link(lab, kind);
    const description = () =>
      settings && copied_here
        ? copied_here(lab.room_settings(settings).value)[language.value]
        : words.value.header.copied[kind];
    void share({ what: kind, link, copied: link, description });
  };
  return (
    <div class="share">
      <button type="button" class="strong" title={header.share_hint} onClick={() => share_kind('moment')}>
        <ShareIcon />
        <span>{header.share}</span>
      </button>
      {shared && (
        <div class="popover">
          <div aria-live="polite">
            {shared.by_hand ? <ByHand text={shared.copied} /> : <p>{shared.description()}</p>}
            {shared.link.length > MOST_CHARACTERS && (
              <p class="note">{words.value.transport.long_link(format_count(shared.link.length))}</p>
            )}
          </div>
          {lab.room.value.experiment !== 'none' && <Kinds what={shared.what} share_kind={share_kind} />}
          <Lazy load={for_the_room} props={{ shared, share }} />
          <button type="button" onClick={close}>
            {header.close}
          </button>
        </div>
      )}
    </div>
  );
}

interface KindsProps {
  what: SharedLink['what'];
  share_kind(kind: LinkKind): void;
}

/** Of an experiment there is more than one. */
function Kinds({ what, share_kind }: KindsProps) {
  const lab = useLab();
  const { header } = words.value;
  return (
    <>
      <p class="note">{header.share_kinds}</p>
      <div class="share-kinds">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === what}
            title={header.kind_hints[kind]}
            onClick={() => share_kind(kind)}
          >
            {header.kinds[kind](format_count(lab.step.value))}
          </button>
        ))}
      </div>
    </>
  );
}

/** Whether the browser allowed it; on a plain http address it has no clipboard at all. */
async function copy({ copied }: Pick<SharedLink, 'copied'>): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(copied);
    return true;
  } catch {
    return false;
  }
}

function ByHand({ text }: { text: string }) {
  const { header } = words.value;
  const field = useRef<HTMLInputElement>(null);
  // `text` is among the reasons: a new one is selected anew.
  useEffect(() => field.current?.select(), [text]);
  return (
    <>
      <label for="link">{header.copy_yourself}</label>
      <input
        id="link"
        ref={field}
        type="text"
        readOnly
        value={text}
        onFocus={() => field.current?.select()}
      />
    </>
  );
}
