// SPDX-License-Identifier: MIT
/** The room where runs race: transport, and three columns that fold into one, chart first. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Span } from '../../figure/zoom';
import { lab_and_data_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { show_latest } from '../../lab/views/ShownStep';
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
  useEffect(() => () => show_latest(lab), [lab]);
  const zoom = useSignal<Span | null>(null);
  return (
    // Before the presets: with the header, on a phone, they are too much at once.
    <StagedMount at_once={narrow.value ? 2 : 3}>
      {!narrow.value && <Transport />}
      <LinkNote />
      <Troubles />
      <Presets />
      {narrow.value ? <PhoneColumns zoom={zoom} /> : <Columns zoom={zoom} />}
      {narrow.value && <PhoneBar />}
    </StagedMount>
  );
}

interface SharedCharts {
  zoom: Signal<Span | null>;
}

function Columns({ zoom }: SharedCharts) {
  return (
    <div class="columns">
      <div class="column charts">
        <StagedMount>
          <LossPanel zoom={zoom} />
          <LeaderBoard />
          <SmallCharts zoom={zoom} />
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
          <Details />
        </StagedMount>
      </div>
    </div>
  );
}
