// SPDX-License-Identifier: MIT
/** The race on a phone: the chart, the cards beneath it one at a time, and the bar under the thumb. */
import type { Signal } from '@preact/signals';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Span } from '../chart/curves';
import { Experiment } from '../Experiment';
import { InsidePanel } from '../Inside';
import { InTurn } from '../InTurn';
import { LayerBars } from '../LayerBars';
import { LeaderBoard } from '../LeaderBoard';
import { LossPanel } from '../LossPanel';
import { use_lab } from '../lab-context';
import { Network } from '../Network';
import { Runs } from '../Runs';
import { SmallCharts } from '../SmallCharts';
import { Engine, StopAt } from '../Transport';
import { Why } from '../Why';
import { type Card, Cards } from './Cards';

interface Shared {
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
}

function cards_of(shared: Shared, runs: number): [Card, ...Card[]] {
  const { tabs } = words.value.phone;
  return [
    { id: 'runs', name: tabs.runs(format_count(runs)), show: () => <Runs /> },
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

export function PhoneColumns(shared: Shared) {
  const lab = use_lab();
  return (
    <div class="columns">
      <div class="column charts">
        <InTurn>
          <LossPanel {...shared} />
          <Cards cards={cards_of(shared, lab.shown.value.length)} />
          <Engine />
        </InTurn>
      </div>
    </div>
  );
}
