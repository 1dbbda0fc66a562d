// SPDX-License-Identifier: MIT
/** The page: header with its rooms, the room that is open, foot. */
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../i18n';
import { GalleryPlace } from '../lab/gallery/GalleryPlace';
import type { Mode } from '../lab/ids';
import type { Lab } from '../lab/view';
import { install_keys } from '../lab/views/keys';
import { LabContext, useLab } from '../lab/views/lab-context';
import { leave } from '../modes/notices/leave';
import { UpdateBanner } from '../modes/notices/UpdateBanner';
import { HintsToggle } from '../modes/phone/HintsToggle';
import { ShareLink } from '../modes/share/ShareLink';
import { PresentIcon } from '../ui/icons';
import { Lazy } from '../ui/Lazy';
import { Foot } from './Foot';
import { Header } from './Header';
import { KeysDialog } from './KeysDialog';
import { OpenRoom, room_open, Tabs } from './Rooms';

export function App({ lab }: { lab: Lab }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open_keys = () => dialog.current?.showModal();
  useEffect(() => install_keys(() => dialog.current?.showModal()), []);
  const { mode } = lab.view.value;
  const { id, experiment } = lab.room.value;
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  useEffect(() => {
    if (experiment !== 'runs') lab.pause();
  }, [lab, id]);
  return (
    <LabContext.Provider value={lab}>
      {mode === 'page' ? (
        <Page open_keys={open_keys} />
      ) : (
        <Lazy key={`${mode} ${id}`} load={room_open(lab)[mode]} props={{}} />
      )}
      <GalleryPlace />
      <KeysDialog dialog={dialog} />
    </LabContext.Provider>
  );
}

function Page({ open_keys }: { open_keys(): void }) {
  const lab = useLab();
  return (
    <>
      <a class="skip" href="#room">
        {words.value.app.skip}
      </a>
      <Header tabs={<Tabs />}>
        <button
          type="button"
          class="icon keys-button"
          aria-label={words.value.header.help}
          title={words.value.header.help_hint}
          onClick={open_keys}
        >
          ?
        </button>
        <HintsToggle />
        <PresentButton />
        <ShareLink />
      </Header>
      <main id="room" tabIndex={-1}>
        <OpenRoom />
      </main>
      <Foot to="bench.html" link_text={words.value.app.bench} leave={() => leave(lab)} />
      <UpdateBanner leave={() => leave(lab)} />
    </>
  );
}

/** A projector's view, which fills the screen where the browser lets it. */
function PresentButton() {
  const lab = useLab();
  const { header } = words.value;
  const present = () => {
    lab.set_view('mode', 'present' satisfies Mode);
    document.documentElement.requestFullscreen?.().catch(() => {});
  };
  return (
    <button
      type="button"
      class="icon present-button"
      aria-label={header.present}
      title={header.present_hint}
      onClick={present}
    >
      <PresentIcon />
    </button>
  );
}
