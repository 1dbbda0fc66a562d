// SPDX-License-Identifier: MIT
/** The page: header, transport, and three columns that fold into one, chart first. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../i18n';
import { leave_experiment } from '../lib/storage';
import type { Lab } from '../state/contract';
import type { Span } from './chart/curves';
import { Experiment } from './Experiment';
import { Foot } from './Foot';
import { Header } from './Header';
import { InsidePanel } from './Inside';
import { KeysDialog } from './KeysDialog';
import { install_keys } from './keys';
import { LayerBars } from './LayerBars';
import { LeaderBoard } from './LeaderBoard';
import { LinkNote } from './LinkNote';
import { LossPanel } from './LossPanel';
import { LabContext } from './lab-context';
import { Network } from './Network';
import { Presets } from './Presets';
import { Runs } from './Runs';
import { ShareLink } from './ShareLink';
import { SmallCharts } from './SmallCharts';
import { Transport } from './Transport';
import { Troubles } from './Troubles';
import { Why } from './Why';

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
  useEffect(() => install_keys(lab, () => dialog.current?.showModal()), [lab]);
  // One step under the pointer for all charts: what the loss does there, and what the stride did.
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  return (
    <LabContext.Provider value={lab}>
      <a class="skip" href="#loss">
        {words.value.app.skip}
      </a>
      <Header>
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
      <main>
        <Transport />
        <LinkNote />
        <Troubles />
        <Presets />
        <div class="columns">
          <div class="column charts">
            <LossPanel cursor={cursor} zoom={zoom} />
            <LeaderBoard />
            <SmallCharts cursor={cursor} zoom={zoom} />
            <Why />
          </div>
          <div class="column settings">
            <Experiment />
            <Network />
            <Runs />
          </div>
          <div class="column details">
            <InsidePanel />
            <LayerBars />
          </div>
        </div>
      </main>
      <Foot to="bench.html" says={words.value.bench.link} leave={() => leave(lab)} />
      <KeysDialog dialog={dialog} />
    </LabContext.Provider>
  );
}
