// SPDX-License-Identifier: MIT
/** The chart everybody looks at: the loss of the runs or their accuracy, and what it shows in words. */
import type { Signal } from '@preact/signals';
import { words } from '../i18n';
import { format_count, format_number } from '../lib/numbers';
import type { Lab, ViewSettings } from '../state/contract';
import { Chart, type ChartProps } from './chart/Chart';
import type { Span } from './chart/curves';
import { loss_range } from './chart/ticks';
import { use_way, type Way } from './chart/use-way';
import { use_lab } from './lab-context';
import { narrow } from './phone/narrow';
import { Segments } from './Segments';
import { Select } from './Select';
import { TargetSentence } from './TargetSentence';
import { loss_text } from './text';
import { use_window } from './use-window';

const unit_now = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Room for labels at the curves' ends: names are allowed two lines on a phone. */
function use_gutter(): number {
  // Letters grow where a window becomes a projector's.
  return Math.round(use_window(unit_now) * (narrow.value ? 5.8 : 6.2));
}

interface LossPanelProps {
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
}

/** What differs between the chart's two views. */
type View = Pick<
  ChartProps,
  'column' | 'dashed' | 'behind' | 'name' | 'log' | 'reference' | 'timed' | 'range' | 'format' | 'y_text'
> & { note: string };

function loss_view(lab: Lab): View {
  const { chart } = words.value;
  const { outputs, loss } = lab.network.value;
  const batched = lab.batched.value;
  // Who knows nothing of classes says that all are alike; of numbers there is no such guess.
  const guessing = loss === 'cross_entropy' ? Math.log(outputs) : null;
  const log = lab.view.value.scale === 'log';
  return {
    column: 'loss',
    dashed: lab.tested.value > 0 ? 'test_loss' : null,
    behind: batched ? 'batch_loss' : null,
    name: chart.loss,
    note: (batched ? chart.loss_batched : chart.loss_of)[loss],
    log,
    reference: guessing === null ? null : { value: guessing, label: chart.guessing(String(outputs)) },
    timed: true,
    // The reference stays in view, or a plateau beside it could not be told from one elsewhere.
    range: (min, max) => {
      const known = guessing ?? 1;
      const [low, high] = Number.isNaN(min) ? [known, known] : [min, max];
      return loss_range(Math.min(low, guessing ?? low), Math.max(high, guessing ?? high), log);
    },
    format: loss_text,
  };
}

const percent = (share: number, digits: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : format_number(share);
// A little air, so that a line at 0 or 1 is not drawn half outside.
const share_range = (): [number, number] => [-0.02, 1.02];

function accuracy_view(lab: Lab): View {
  const { chart } = words.value;
  const { outputs } = lab.network.value;
  return {
    column: 'accuracy',
    dashed: lab.tested.value > 0 ? 'test_accuracy' : null,
    behind: null,
    name: chart.accuracy,
    note: chart.accuracy_of,
    log: false,
    reference: { value: 1 / outputs, label: chart.chance(String(outputs)) },
    timed: false,
    range: share_range,
    format: (share) => percent(share, 1),
    y_text: (share) => percent(share, 0),
  };
}

/** Numbers are not met or missed: they have no accuracy. */
const shows_accuracy = (lab: Lab) =>
  lab.view.value.chart === 'accuracy' && lab.network.value.loss === 'cross_entropy';

/** What the big chart draws. */
export const chart_view = (lab: Lab): View => (shows_accuracy(lab) ? accuracy_view(lab) : loss_view(lab));

export function LossPanel({ cursor, zoom }: LossPanelProps) {
  const lab = use_lab();
  const { chart } = words.value;
  const gutter = use_gutter();
  const { note, ...view } = chart_view(lab);
  const { go, ahead } = use_way(lab, zoom);
  return (
    <section class="panel loss-panel" id="loss" aria-labelledby="loss-title" tabIndex={-1}>
      <header class="panel-head">
        <h2 id="loss-title">{view.name}</h2>
        <span class="note">{note}</span>
        {lab.tested.value > 0 && <LineKey />}
        <ChartChoices />
      </header>
      <Chart
        {...view}
        first={0}
        smoothing={lab.view.value.smoothing}
        x_label={chart.x}
        gutter={gutter}
        cursor={cursor}
        zoom={zoom}
        go={go}
        beneath={<OnAgain {...{ go, ahead }} />}
      />
      <TargetSentence />
    </section>
  );
}

/** Nothing is lost by going back: the same steps lead to where the runs were. */
function OnAgain({ go, ahead }: Way) {
  const { chart } = words.value;
  const step = ahead.value;
  if (step === null) return null;
  return (
    <button type="button" title={chart.on_hint} onClick={() => go(step)}>
      {chart.on(format_count(step))}
    </button>
  );
}

function LineKey() {
  const { chart } = words.value;
  return (
    <span class="line-key note">
      <i aria-hidden="true" /> {chart.train}
      <i aria-hidden="true" class="dashed" /> {chart.test}
    </span>
  );
}

const SMOOTHINGS = [0, 0.6, 0.9];

function Smoothing() {
  const lab = use_lab();
  const { chart } = words.value;
  const { smoothing } = lab.view.value;
  // A link may name another.
  const shares = [...new Set([...SMOOTHINGS, smoothing])].sort((one, other) => one - other);
  return (
    <Select
      id="smoothing"
      label={chart.smoothing}
      hint={chart.smoothing_hint}
      value={String(smoothing)}
      options={shares.map((share) => ({
        value: String(share),
        label: share === 0 ? chart.no_smoothing : String(share),
      }))}
      choose={(share) => lab.set_view('smoothing', share)}
    />
  );
}

function ChartChoices() {
  const lab = use_lab();
  const { chart } = words.value;
  const accuracy = shows_accuracy(lab);
  return (
    <div class="chart-choices">
      <Smoothing />
      {lab.network.value.loss === 'cross_entropy' && (
        <Segments<ViewSettings['chart']>
          legend={chart.view}
          name="chart"
          value={accuracy ? 'accuracy' : 'loss'}
          options={[
            { value: 'loss', label: chart.losses },
            { value: 'accuracy', label: chart.accuracies },
          ]}
          choose={(next) => lab.set_view('chart', next)}
        />
      )}
      {!accuracy && (
        <Segments<ViewSettings['scale']>
          legend={chart.scale}
          name="scale"
          value={lab.view.value.scale}
          options={[
            { value: 'log', label: chart.log },
            { value: 'linear', label: chart.linear },
          ]}
          choose={(next) => lab.set_view('scale', next)}
        />
      )}
    </div>
  );
}
