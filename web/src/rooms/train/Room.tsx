// SPDX-License-Identifier: MIT
/** The room where runs race: transport, and three columns that fold into one, chart first. */
import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Span } from '../../figure/zoom';
import { lab_and_data_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { Transport } from '../../lab/views/Transport';
import { Troubles } from '../../lab/views/Troubles';
import { LinkNote } from '../../modes/notices/LinkNote';
import { PhoneBar } from '../../modes/phone/Bar';
import { narrow } from '../../modes/phone/narrow';
import { StagedMount } from '../../ui/StagedMount';
import { Details } from './Details';
import { Experiment } from './experiment/Experiment';
import { Network } from './experiment/Network';
import { Presets } from './experiment/Presets';
import { LeaderBoard } from './LeaderBoard';
import { LossPanel } from './LossPanel';
import { PhoneColumns } from './Phone';
import { Runs } from './runs/Runs';
import { SmallCharts } from './SmallCharts';
import { Why } from './Why';

export function Train() {
  const lab = useLab();
  useLayoutEffect(() => take_keys(lab_and_data_keys(lab)), [lab]);
  // One step under the pointer for all charts: what the loss does there, and what the stride did.
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  return (
    // Before the presets: with the header, on a phone, they are too much at once.
    <StagedMount at_once={narrow.value ? 2 : 3}>
      {!narrow.value && <Transport />}
      <LinkNote />
      <Troubles />
      <Presets />
      {narrow.value ? <PhoneColumns cursor={cursor} zoom={zoom} /> : <Columns cursor={cursor} zoom={zoom} />}
      {narrow.value && <PhoneBar />}
    </StagedMount>
  );
}

interface SharedCharts {
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
}

function Columns({ cursor, zoom }: SharedCharts) {
  return (
    <div class="columns">
      <div class="column charts">
        <StagedMount>
          <LossPanel cursor={cursor} zoom={zoom} />
          <LeaderBoard />
          <SmallCharts cursor={cursor} zoom={zoom} />
          <Why />
        </StagedMount>
      </div>
      <div class="column settings">
        <StagedMount at_once={0}>
          <Experiment />
          <Network />
          <Runs />
        </StagedMount>
      </div>
      <div class="column details">
        <StagedMount at_once={0}>
          <Details cursor={cursor} />
        </StagedMount>
      </div>
    </div>
  );
}
