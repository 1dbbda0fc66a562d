// SPDX-License-Identifier: MIT
/** What a lesson needs beyond a plain link: the presenter's, a frame's snippet, and the link as a QR code. */
import { useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { useLab } from '../../lab/views/lab-context';
import { fits_code, LargeCode, QrCode, Warnings } from './QrCode';
import type { SharedLink } from './ShareLink';
import { shared_link } from './shared-link';
import { snippet_of } from './snippet';
import { share_words } from './words';

interface ForTheRoomProps {
  shared: SharedLink;
  share(next: Omit<SharedLink, 'by_hand'>): void;
}

export function ForTheRoom({ shared, share }: ForTheRoomProps) {
  const lab = useLab();
  const text = share_words.value;
  const present = () => {
    const link = shared_link(lab, 'moment', 'present');
    share({ what: 'present', link, copied: link, description: () => share_words.value.present_copied });
  };
  const embed = () => {
    const link = shared_link(lab, 'moment', 'embed');
    const copied = snippet_of(link, words.value.app.name);
    share({ what: 'snippet', link, copied, description: () => share_words.value.snippet_copied });
  };
  return (
    <>
      <p class="note">{text.for_room}</p>
      <div class="share-kinds">
        <button
          type="button"
          aria-pressed={shared.what === 'present'}
          title={text.present_hint}
          onClick={present}
        >
          {text.present}
        </button>
        <button
          type="button"
          aria-pressed={shared.what === 'snippet'}
          title={text.snippet_hint}
          onClick={embed}
        >
          {text.snippet}
        </button>
      </div>
      <Code link={shared.link} />
    </>
  );
}

function Code({ link }: { link: string }) {
  const text = share_words.value;
  const large = useRef<HTMLDialogElement>(null);
  return (
    <>
      {fits_code(link) && (
        <div class="qr-small">
          <QrCode link={link} />
          <button type="button" title={text.large_hint} onClick={() => large.current?.showModal()}>
            {text.large}
          </button>
        </div>
      )}
      <Warnings link={link} />
      <LargeCode link={link} dialog={large} />
    </>
  );
}
