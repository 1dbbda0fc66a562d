// SPDX-License-Identifier: MIT
/** A chart of curves over steps: drawn on canvas; labels, cursor and read-out as text above them. */
import { type ReadonlySignal, type Signal, signal, useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { tick_text } from '../../figure/ticks';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { point_at } from '../../lib/series/series';
import { px } from '../../ui/px';
import { AgreementStrip } from './AgreementStrip';
import { ChartTable } from './ChartTable';
import type { CursorValue } from './Crosshair';
import { Cursor } from './Cursor';
import { type ChartClock, type ChartTarget, type Curve, companion_of, last_step, leading } from './curve';
import { FEWEST_STEPS, type Layout } from './describe';
import { EndLabels } from './EndLabels';
import { StillPill, TargetPill } from './TargetPill';
import { usePlot } from './use-plot';

export interface ChartProps {
  /** the same ones until one is another */
  curves: readonly Curve[];
  /** what they grow by; left out: they stay as they are */
  clock?: ChartClock;
  /** 0 … 0.99: the share of the past in the mean that is drawn */
  smoothing?: number;
  /** what the chart shows, for people who do not see it */
  name: string;
  log?: boolean;
  x_label?: string | null;
  /** px of its letters, with lines and points as large; left out: the page's */
  letters?: number;
  /** to be looked at alone: no hand moves anything in it */
  still?: boolean;
  /** px kept free for labels at the curves' ends; 0: none */
  gutter?: number;
  reference?: { value: number; label: string } | null;
  /** the x axis is at least so long */
  fewest?: number;
  /** drawn above the curves, within the plot */
  over?(layout: Layout): ComponentChildren;
  /** to the step that a click, a second tap or Enter chooses; left out where nothing moves */
  go?(step: number): void;
  /** beneath it, beside the way back to all steps */
  beneath?: ComponentChildren;
  /** with where curves met it; the same one until it is another's */
  target?: ChartTarget | null;
  /** at full speed not drawn in every frame */
  calm?: boolean;
  /** the first step with a value */
  first?: number;
  /** along its lower edge, how well each step agrees with downhill */
  strip?: Curve | undefined;
  range(min: number, max: number): [number, number];
  /** the step under the pointer, shared by all charts */
  cursor: Signal<number | null>;
  /** it stays where a key or a finger has left it, when the focus goes elsewhere */
  stays?: boolean;
  /** the steps looked at more closely, shared by all charts; null: all */
  zoom: Signal<Span | null>;
  format(value: number): string;
  /** the numbers of the upright axis */
  y_text?(value: number): string;
}

/** px of letters that lines and points are drawn for. */
const DESK = 16;

export function Chart(props: ChartProps) {
  const { curves, clock, name, gutter = 0, x_label = null, format } = props;
  const steps = useSteps(curves, clock);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = usePlot(
    canvas,
    {
      curves,
      clock,
      smoothing: props.smoothing ?? 0,
      large: x_label !== null,
      log: props.log ?? false,
      gutter,
      x_label,
      letters: props.letters ?? null,
      pen: (props.letters ?? DESK) / DESK,
      reference: props.reference?.value ?? null,
      target: props.target ?? null,
      fewest: props.fewest ?? FEWEST_STEPS,
      calm: props.calm ?? false,
      range: props.range,
      y_text: props.y_text ?? tick_text,
    },
    props.zoom,
  );
  return (
    <div class="chart">
      <div class="chart-canvas" aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      <Overlay {...props} steps={steps} layout={layout} />
      <ChartTable {...{ curves, clock, steps, name, format }} />
    </div>
  );
}

/** Steps made by who makes them; else those the curves have. */
const useSteps = (curves: readonly Curve[], clock: ChartClock | undefined): ReadonlySignal<number> =>
  useMemo(() => clock?.step ?? signal(last_step(curves)), [curves, clock]);

/** A label's height and the gap that keeps it readable, CSS px. */
const NEAR = 44;

/** A curve that has not come to the plot's right edge has its label there, over that of the reference. */
const is_met = ({ ends, width }: Layout, line: number) =>
  ends.some((end) => end.x < width - 4 && Math.abs(end.y - line) < NEAR);

interface WithSteps extends ChartProps {
  /** made so far */
  steps: ReadonlySignal<number>;
}

/** What lies over the picture, apart from Chart, which does not change with it. */
function Overlay({ layout, ...props }: WithSteps & { layout: ReadonlySignal<Layout | null> }) {
  const is_drawn = useComputed(() => layout.value !== null);
  return is_drawn.value ? <Plot {...props} layout={layout as ReadonlySignal<Layout>} /> : null;
}

/** Whatever is bound to the layout changes in the frame in which the picture does. */
function Plot(props: WithSteps & { layout: ReadonlySignal<Layout> }) {
  const { layout, curves, steps, name, gutter = 0, cursor, zoom, first = 1, format } = props;
  const values = (step: number): CursorValue[] =>
    leading(curves).flatMap(({ key, colour, name, series }) => {
      const found = point_at(series, step);
      if (!found) return [];
      const beside = companion_of(curves, key);
      const tested = beside ? point_at(beside.series, step) : null;
      const test = tested ? format(tested.value) : null;
      return [{ key, colour, name, value: found.value, text: format(found.value), test }];
    });
  const place = useComputed(() => {
    const { left, top, width, height } = layout.value;
    return `left: ${px(left)}; top: ${px(top)}; width: ${px(width)}; height: ${px(height)}`;
  });
  const Pill = props.still ? StillPill : TargetPill;
  return (
    <div class="chart-plot" style={place}>
      {props.reference && <ReferenceLabel layout={layout} {...props.reference} />}
      {gutter > 0 && <EndLabels {...{ layout, curves, gutter, format }} />}
      {props.strip && <AgreementStrip layout={layout} curve={props.strip} />}
      {!props.still && (
        <Cursor
          {...{ layout, steps, name, cursor, zoom, first, values }}
          go={props.go}
          stays={props.stays ?? false}
          tip={gutter > 0}
        />
      )}
      {props.target && <Pill layout={layout} target={props.target} />}
      {props.over && <Over layout={layout} over={props.over} />}
      {gutter > 0 && (
        <div class="chart-verbs" style={{ right: px(-gutter) }}>
          {props.beneath}
          <WholeRun zoom={zoom} />
        </div>
      )}
    </div>
  );
}

function Over({ layout, over }: { layout: ReadonlySignal<Layout> } & Required<Pick<ChartProps, 'over'>>) {
  return <>{over(layout.value)}</>;
}

interface ReferenceProps {
  layout: ReadonlySignal<Layout>;
  value: number;
  label: string;
}

function ReferenceLabel({ layout, value, label }: ReferenceProps) {
  const line = useComputed(() => layout.value.place.y(value));
  const side = useComputed(() => (is_met(layout.value, line.value) ? 'aside' : ''));
  const place = useComputed(() => {
    const is_in_sight = line.value >= 0 && line.value <= layout.value.height;
    return is_in_sight ? `transform: translateY(${px(line.value)})` : 'display: none';
  });
  // On the other side it is another one, and none that jumps.
  return (
    <span key={side.value} class={`chart-reference ${side.value}`} style={place}>
      {label}
    </span>
  );
}

/** Back to all steps. */
function WholeRun({ zoom }: { zoom: Signal<Span | null> }) {
  if (!zoom.value) return null;
  const { chart } = words.value;
  return (
    <button
      type="button"
      class="chart-whole"
      title={chart.whole_hint}
      onClick={() => {
        zoom.value = null;
      }}
    >
      {chart.whole}
    </button>
  );
}
