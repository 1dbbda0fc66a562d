// SPDX-License-Identifier: MIT
/** The page: header with its rooms, the room that is open, foot. */
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../i18n';
import { leave_experiment } from '../lib/storage';
import type { Lab } from '../state/contract';
import { Foot } from './Foot';
import { Header } from './Header';
import { KeysDialog } from './KeysDialog';
import { install_keys } from './keys';
import { LabContext } from './lab-context';
import { Room, Tabs } from './rooms/Room';
import { ShareLink } from './ShareLink';
import { UpdateBanner } from './UpdateBanner';

/** Who comes back, by a link or by the browser's own way, finds the experiment as it was. */
function leave(lab: Lab): void {
  // A replay is left for its own link.
  if (lab.replaying.peek() === null) {
    lab.pause();
    history.replaceState(history.state, '', lab.link('moment'));
  }
  leave_experiment(location.search);
}

export function App({ lab }: { lab: Lab }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open_keys = () => dialog.current?.showModal();
  useEffect(() => install_keys(() => dialog.current?.showModal()), []);
  return (
    <LabContext.Provider value={lab}>
      <a class="skip" href="#room">
        {words.value.app.skip}
      </a>
      <Header tabs={<Tabs />}>
        <button
          type="button"
          class="icon"
          aria-label={words.value.header.help}
          title={words.value.header.help_hint}
          onClick={open_keys}
        >
          ?
        </button>
        <ShareLink />
      </Header>
      <main id="room" tabIndex={-1}>
        <Room />
      </main>
      <Foot to="bench.html" says={words.value.bench.link} leave={() => leave(lab)} />
      <KeysDialog dialog={dialog} />
      <UpdateBanner leave={() => leave(lab)} />
    </LabContext.Provider>
  );
}
