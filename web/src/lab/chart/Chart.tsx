// SPDX-License-Identifier: MIT
/** A chart of one column of the runs: curves on canvas; labels, cursor and read-out as text above them. */
import { type ReadonlySignal, type Signal, useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { tick_text } from '../../figure/ticks';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { px } from '../../ui/px';
import type { RunId } from '../ids';
import type { Column } from '../run/columns';
import { useLab } from '../views/lab-context';
import { names_in } from '../views/names';
import { AgreementStrip } from './AgreementStrip';
import { ChartTable } from './ChartTable';
import type { CursorValue } from './Crosshair';
import { Cursor } from './Cursor';
import { FEWEST_STEPS, type Layout } from './describe';
import { EndLabels } from './EndLabels';
import { StillPill, TargetPill } from './TargetPill';
import { usePlot } from './use-plot';

export interface ChartProps {
  column: Column;
  /** drawn dashed beside it: the same on test data */
  dashed?: Column | null;
  /** drawn faintly behind it */
  behind?: Column | null;
  /** 0 … 0.99: the share of the past in the mean that is drawn */
  smoothing?: number;
  /** what its runs are called; left out: as everywhere */
  names?: Readonly<Record<RunId, string>>;
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
  /** with the target to drag, and where the runs met it */
  timed?: boolean;
  /** at full speed not drawn in every frame */
  calm?: boolean;
  /** the first step with a value */
  first?: number;
  /** along its lower edge, how well each step agrees with downhill */
  strip?: boolean;
  range(min: number, max: number): [number, number];
  /** the step under the pointer, shared by all charts */
  cursor: Signal<number | null>;
  /** the steps looked at more closely, shared by all charts; null: all */
  zoom: Signal<Span | null>;
  format(value: number): string;
  /** the numbers of the upright axis */
  y_text?(value: number): string;
}

/** px of letters that lines and points are drawn for. */
const DESK = 16;

export function Chart(props: ChartProps) {
  const { column, dashed = null, behind = null, name, gutter = 0, x_label = null, format } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = usePlot(
    canvas,
    useLab(),
    {
      column,
      dashed,
      behind,
      smoothing: props.smoothing ?? 0,
      large: x_label !== null,
      log: props.log ?? false,
      gutter,
      x_label,
      letters: props.letters ?? null,
      pen: (props.letters ?? DESK) / DESK,
      reference: props.reference?.value ?? null,
      timed: props.timed ?? false,
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
      <Overlay {...props} layout={layout} />
      <ChartTable column={column} dashed={dashed} name={name} names={props.names} format={format} />
    </div>
  );
}

/** A label's height and the gap that keeps it readable, CSS px. */
const NEAR = 44;

/** A curve that has not come to the plot's right edge has its label there, over that of the reference. */
const is_met = ({ ends, width }: Layout, line: number) =>
  ends.some((end) => end.x < width - 4 && Math.abs(end.y - line) < NEAR);

/** What lies over the picture, apart from Chart, which does not change with it. */
function Overlay({ layout, ...props }: ChartProps & { layout: ReadonlySignal<Layout | null> }) {
  const is_drawn = useComputed(() => layout.value !== null);
  return is_drawn.value ? <Plot {...props} layout={layout as ReadonlySignal<Layout>} /> : null;
}

/** Whatever is bound to the layout changes in the frame in which the picture does. */
function Plot(props: ChartProps & { layout: ReadonlySignal<Layout> }) {
  const { layout, column, dashed, name, gutter = 0, cursor, zoom, first = 1, format } = props;
  const lab = useLab();
  const names = props.names ?? names_in(lab).short;
  const values = (step: number): CursorValue[] =>
    lab.drawn.value.flatMap((id) => {
      const found = lab.runs[id].at(column, step);
      const tested = dashed ? lab.runs[id].at(dashed, step) : null;
      if (!found) return [];
      const { value } = found;
      const test = tested ? format(tested.value) : null;
      return [{ id, colour: lab.runs[id].colour.value, name: names[id], value, text: format(value), test }];
    });
  const place = useComputed(() => {
    const { left, top, width, height } = layout.value;
    return `left: ${px(left)}; top: ${px(top)}; width: ${px(width)}; height: ${px(height)}`;
  });
  const Target = props.still ? StillPill : TargetPill;
  return (
    <div class="chart-plot" style={place}>
      {props.reference && <ReferenceLabel layout={layout} {...props.reference} />}
      {gutter > 0 && <EndLabels {...{ layout, names, gutter, format }} />}
      {props.strip && <AgreementStrip layout={layout} />}
      {!props.still && (
        <Cursor {...{ layout, name, cursor, zoom, first, values }} go={props.go} tip={gutter > 0} />
      )}
      {props.timed && <Target layout={layout} />}
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
