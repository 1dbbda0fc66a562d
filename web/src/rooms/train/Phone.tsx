// SPDX-License-Identifier: MIT
/** The race on a phone: the chart, the cards beneath it one at a time, and the bar under the thumb. */
import type { Signal } from '@preact/signals';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { useLab } from '../../lab/views/lab-context';
import { Engine, StopAt } from '../../lab/views/Transport';
import { format_count } from '../../lib/numbers';
import { type Card, Cards } from '../../modes/phone/Cards';
import { Lazy } from '../../ui/Lazy';
import { StagedMount } from '../../ui/StagedMount';
import { Experiment } from './experiment/Experiment';
import { Network } from './experiment/Network';
import { LeaderBoard } from './LeaderBoard';
import { LossPanel } from './LossPanel';
import { load_regions, type Panel, shows_regions } from './panel';
import { Runs } from './runs/Runs';
import { SmallCharts } from './SmallCharts';
import { InsidePanel } from './step/Inside';
import { LayerBars } from './step/LayerBars';
import { Why } from './Why';

interface PhoneProps {
  zoom: Signal<Span | null>;
}

function cards_of(shared: PhoneProps, runs: number): [Card, ...Card[]] {
  const { tabs } = words.value.phone;
  return [
    { id: 'runs', name: tabs.runs(format_count(runs)), show: () => <Runs /> },
    {
      id: 'regions',
      name: tabs.regions(),
      show: () => <Lazy load={load_regions} props={{}} />,
    },
    { id: 'board', name: tabs.board(), show: () => <LeaderBoard /> },
    {
      id: 'inside',
      name: tabs.inside(),
      show: () => (
        <>
          <InsidePanel />
          <LayerBars />
        </>
      ),
    },
    {
      id: 'strides',
      name: tabs.strides(),
      show: () => (
        <>
          <SmallCharts {...shared} />
          <Why />
        </>
      ),
    },
    {
      id: 'experiment',
      name: tabs.experiment(),
      show: () => (
        <>
          <section class="panel">
            <StopAt />
          </section>
          <Experiment />
          <Network />
        </>
      ),
    },
  ];
}

/** The cards that are panels beside the chart on a page: a link opens on them there. */
const PANEL_OF: Readonly<Record<string, Panel>> = { regions: 'regions', inside: 'step' };

export function PhoneColumns(shared: PhoneProps) {
  const lab = useLab();
  const opened = (id: string) => {
    const panel = PANEL_OF[id];
    if (panel) lab.set_view('panel', panel);
  };
  return (
    <div class="columns">
      <div class="column charts">
        <StagedMount>
          <LossPanel {...shared} />
          <Cards
            cards={cards_of(shared, lab.shown.value.length)}
            first={shows_regions(lab) ? 'regions' : 'runs'}
            opened={opened}
          />
          <Engine />
        </StagedMount>
      </div>
    </div>
  );
}
