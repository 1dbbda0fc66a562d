// SPDX-License-Identifier: MIT
/** The race on a phone: the chart, the cards beneath it one at a time, and the bar under the thumb. */
import { type Signal, useSignal } from '@preact/signals';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import type { Lab } from '../../lab/view';
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
import { files_of, named_panel, PANELS, type Panel, panel_name, shown_panel } from './panel';
import { Runs } from './runs/Runs';
import { SmallCharts } from './SmallCharts';
import { InsidePanel } from './step/Inside';
import { LayerBars } from './step/LayerBars';
import { Why } from './Why';

interface PhoneProps {
  zoom: Signal<Span | null>;
}

/** What stands beside the chart on a page. */
function panel_card(lab: Lab, panel: Panel): Card {
  const files = files_of(panel);
  return {
    id: panel,
    name: panel_name(lab, panel),
    show: () =>
      files ? (
        <Lazy load={files.card} props={{}} />
      ) : (
        <>
          <InsidePanel />
          <LayerBars />
        </>
      ),
  };
}

function cards_of(lab: Lab, shared: PhoneProps): [Card, ...Card[]] {
  const { tabs } = words.value.phone;
  return [
    { id: 'runs', name: tabs.runs(format_count(lab.shown.value.length)), show: () => <Runs /> },
    panel_card(lab, 'regions'),
    { id: 'board', name: tabs.board(), show: () => <LeaderBoard /> },
    ...PANELS.filter((panel) => panel !== 'regions').map((panel) => panel_card(lab, panel)),
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

/** Cards that show a step: above them the chart is what leads through the steps. */
const SCRUBBED: readonly string[] = PANELS.filter((panel) => panel !== 'shelf');

export function PhoneColumns(shared: PhoneProps) {
  const lab = useLab();
  const first = named_panel(lab) ? shown_panel(lab) : 'runs';
  const open = useSignal<string>(first);
  const opened = (id: string) => {
    open.value = id;
    // A link opens on it where it stands beside the chart.
    const panel = PANELS.find((one) => one === id);
    if (panel) lab.set_view('panel', panel);
  };
  return (
    <div class="columns">
      <div class="column charts">
        <StagedMount>
          <LossPanel {...shared} scrubber={SCRUBBED.includes(open.value)} />
          <Cards cards={cards_of(lab, shared)} first={first} opened={opened} />
          <Engine />
        </StagedMount>
      </div>
    </div>
  );
}
