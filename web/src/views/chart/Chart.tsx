// SPDX-License-Identifier: MIT
/** A chart of one column of the runs: curves on canvas, labels, cursor and read-out as text above them. */
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Column } from '../../state/contract';
import { use_lab } from '../lab-context';
import { names_in } from '../names';
import { px } from '../px';
import { AgreementStrip } from './AgreementStrip';
import { ChartTable } from './ChartTable';
import { Cursor, type CursorValue } from './Cursor';
import { EndLabels } from './EndLabels';
import { type Layout, use_plot } from './use-plot';

interface ChartProps {
  column: Column;
  /** drawn faintly behind it */
  behind?: Column | null;
  /** what the chart shows, for people who do not see it */
  name: string;
  log?: boolean;
  x_label?: string | null;
  /** px kept free for labels at the curves' ends; 0: none */
  gutter?: number;
  reference?: { value: number; label: string } | null;
  /** at full speed not drawn in every frame */
  calm?: boolean;
  /** the first step with a value */
  first?: number;
  /** along its lower edge, how well each step agrees with downhill */
  strip?: boolean;
  range(min: number, max: number): [number, number];
  /** the step under the pointer, shared by all charts */
  cursor: Signal<number | null>;
  format(value: number): string;
}

export function Chart(props: ChartProps) {
  const { column, behind = null, name, log = false, x_label = null, gutter = 0, reference } = props;
  const { range, format } = props;
  const host = useRef<HTMLDivElement>(null);
  const layout = use_plot(host, use_lab(), {
    column,
    behind,
    log,
    gutter,
    x_label,
    reference: reference?.value ?? null,
    calm: props.calm ?? false,
    range,
  });
  return (
    <div class="chart">
      <div class="chart-canvas" ref={host} aria-hidden="true" />
      <Overlay {...props} layout={layout} />
      <ChartTable column={column} name={name} format={format} />
    </div>
  );
}

/** A label's height and the gap that keeps it readable, CSS px. */
const NEAR = 44;

/** A curve that has not come to the plot's right edge has its label there, over that of the reference. */
const is_met = ({ ends, width }: Layout, line: number) =>
  Object.values(ends).some((end) => end && end.x < width - 4 && Math.abs(end.y - line) < NEAR);

/** What changes with every frame, apart from Chart, which does not. */
function Overlay(props: ChartProps & { layout: Signal<Layout | null> }) {
  const { column, name, gutter = 0, reference, cursor, first = 1, strip, format } = props;
  const lab = use_lab();
  const layout = props.layout.value;
  if (!layout) return null;
  const names = names_in(lab).short;
  const values = (step: number): CursorValue[] =>
    lab.shown.value.flatMap((id) => {
      const found = lab.runs[id].at(column, step);
      return found ? [{ id, name: names[id], value: found.value, text: format(found.value) }] : [];
    });
  const { left, top, width, height, reference: line } = layout;
  return (
    <div class="chart-plot" style={{ left: px(left), top: px(top), width: px(width), height: px(height) }}>
      {reference && line !== null && line >= 0 && line <= height && (
        <span
          class={`chart-reference ${is_met(layout, line) ? 'aside' : ''}`}
          style={{ transform: `translateY(${px(line)})` }}
        >
          {reference.label}
        </span>
      )}
      {gutter > 0 && (
        <EndLabels layout={layout} names={names} gutter={gutter} format={format} column={column} />
      )}
      {strip && <AgreementStrip layout={layout} />}
      <Cursor layout={layout} name={name} cursor={cursor} first={first} values={values} tip={gutter > 0} />
    </div>
  );
}
