// SPDX-License-Identifier: MIT
/** The room where runs race: transport, and three columns that fold into one, chart first. */
import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Span } from '../chart/curves';
import { Experiment } from '../Experiment';
import { InsidePanel } from '../Inside';
import { InTurn } from '../InTurn';
import { lab_keys, take_keys } from '../keys';
import { LayerBars } from '../LayerBars';
import { LeaderBoard } from '../LeaderBoard';
import { LinkNote } from '../LinkNote';
import { LossPanel } from '../LossPanel';
import { use_lab } from '../lab-context';
import { Network } from '../Network';
import { Presets } from '../Presets';
import { PhoneBar } from '../phone/Bar';
import { narrow } from '../phone/narrow';
import { PhoneColumns } from '../phone/Train';
import { Runs } from '../Runs';
import { SmallCharts } from '../SmallCharts';
import { Transport } from '../Transport';
import { Troubles } from '../Troubles';
import { Why } from '../Why';

export function Train() {
  const lab = use_lab();
  useLayoutEffect(() => take_keys(lab_keys(lab)), [lab]);
  // One step under the pointer for all charts: what the loss does there, and what the stride did.
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  return (
    // Before the presets: with the header, on a phone, they are too much at once.
    <InTurn at_once={narrow.value ? 2 : 3}>
      {!narrow.value && <Transport />}
      <LinkNote />
      <Troubles />
      <Presets />
      {narrow.value ? <PhoneColumns cursor={cursor} zoom={zoom} /> : <Columns cursor={cursor} zoom={zoom} />}
      {narrow.value && <PhoneBar />}
    </InTurn>
  );
}

interface Shared {
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
}

function Columns({ cursor, zoom }: Shared) {
  return (
    <div class="columns">
      <div class="column charts">
        <InTurn>
          <LossPanel cursor={cursor} zoom={zoom} />
          <LeaderBoard />
          <SmallCharts cursor={cursor} zoom={zoom} />
          <Why />
        </InTurn>
      </div>
      <div class="column settings">
        <InTurn at_once={0}>
          <Experiment />
          <Network />
          <Runs />
        </InTurn>
      </div>
      <div class="column details">
        <InTurn at_once={0}>
          <InsidePanel />
          <LayerBars />
        </InTurn>
      </div>
    </div>
  );
}
