// SPDX-License-Identifier: MIT
/** The chart everybody looks at: the loss of the runs or their accuracy, and what it shows in words. */
import type { Signal } from '@preact/signals';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { Chart } from '../../lab/chart/Chart';
import { chart_view, shows_accuracy } from '../../lab/chart/chart-view';
import { FEWEST_STEPS } from '../../lab/chart/describe';
import { useAllCurves } from '../../lab/chart/use-run-curves';
import { type StepNavigation, useStepNavigation } from '../../lab/chart/use-step-navigation';
import { Select } from '../../lab/controls/Select';
import { VIEW } from '../../lab/experiment/settings';
import type { ViewSettings } from '../../lab/experiment/types';
import { useLab } from '../../lab/views/lab-context';
import { ShownStep } from '../../lab/views/ShownStep';
import { format_count } from '../../lib/numbers';
import { narrow } from '../../modes/phone/narrow';
import { Segments } from '../../ui/Segments';
import { useWindow } from '../../ui/use-window';
import { TargetSentence } from './TargetSentence';

const unit_now = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Room for labels at the curves' ends: names are allowed two lines on a phone. */
function useGutter(): number {
  // Letters grow where a window becomes a projector's.
  return Math.round(useWindow(unit_now) * (narrow.value ? 5.8 : 6.2));
}

interface LossPanelProps {
  /** small, above what it leads through: on a phone */
  scrubber?: boolean;
  zoom: Signal<Span | null>;
}

export function LossPanel({ zoom, scrubber = false }: LossPanelProps) {
  const lab = useLab();
  const { chart } = words.value;
  const gutter = useGutter();
  const { note, columns, ...view } = chart_view(lab);
  const curves = useAllCurves(columns);
  const { go, ahead } = useStepNavigation(lab, zoom);
  return (
    <section
      class={`panel loss-panel ${scrubber ? 'scrubber' : ''}`}
      id="loss"
      aria-labelledby="loss-title"
      tabIndex={-1}
    >
      {scrubber ? <ScrubberHead name={view.name} /> : <Head name={view.name} note={note} />}
      <Chart
        {...view}
        curves={curves}
        clock={lab}
        first={0}
        fewest={Math.max(FEWEST_STEPS, ...lab.pinned.value.map(({ run }) => run.steps))}
        smoothing={lab.view.value.smoothing}
        x_label={scrubber ? null : chart.x}
        gutter={scrubber ? 0 : gutter}
        target={scrubber ? null : (view.target ?? null)}
        cursor={lab.pointed}
        stays
        zoom={zoom}
        go={go}
        beneath={<OnAgain {...{ go, ahead }} />}
      />
      {!scrubber && <TargetSentence />}
    </section>
  );
}

function Head({ name, note }: { name: string; note: string }) {
  const lab = useLab();
  return (
    <header class="panel-head">
      <h2 id="loss-title">{name}</h2>
      <span class="note">{note}</span>
      {lab.tested.value > 0 && <LineKey />}
      {lab.pinned.value.length > 0 && <PinKey />}
      <ChartChoices />
    </header>
  );
}

/** Of which step all is that stands beneath. */
function ScrubberHead({ name }: { name: string }) {
  const lab = useLab();
  return (
    <header class="panel-head">
      <h2 id="loss-title">{words.value.chart.at(name, format_count(lab.past.value ?? lab.step.value))}</h2>
      <ShownStep />
    </header>
  );
}

function PinKey() {
  const { chart } = words.value;
  return (
    <span class="line-key note">
      <i aria-hidden="true" /> {chart.live}
      <i aria-hidden="true" class="pinned" /> {chart.pinned}
    </span>
  );
}

/** Nothing is lost by going back: the same steps lead to where the runs were. */
function OnAgain({ go, ahead }: StepNavigation) {
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
  const lab = useLab();
  const { chart } = words.value;
  const { smoothing } = lab.view.value;
  // A link may name another.
  const shares = [...new Set([...SMOOTHINGS, smoothing])].sort((one, other) => one - other);
  return (
    <Select
      id="smoothing"
      label={chart.smoothing}
      hint={chart.smoothing_hint}
      setting={VIEW.smoothing}
      value={smoothing}
      options={shares.map((share) => ({
        value: share,
        label: share === 0 ? chart.no_smoothing : String(share),
      }))}
      choose={(share) => lab.set_view('smoothing', share)}
    />
  );
}

function ChartChoices() {
  const lab = useLab();
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
