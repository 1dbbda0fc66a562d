// SPDX-License-Identifier: MIT
/** A plot kept in step with the lab: drawn at most once a frame, and where its parts lie for the DOM above it. */
import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Column, Lab, RunId, Series } from '../../state/contract';
import { shown_theme } from '../theme';
import { type Curve, make_plot, plot_data } from './plot';

/** The x axis is at least this long, so that the first steps do not race across the chart. */
const FEWEST_STEPS = 50;

/** At full speed a calm chart follows this often, and leaves the processor to the runs. */
const CALM_MS = 50;

/** Where things are in the chart's box, CSS px. */
export interface Layout {
  left: number;
  top: number;
  width: number;
  height: number;
  /** steps from the left edge to the right one */
  steps: number;
  /** the last point of each curve, from the plot's top left corner */
  ends: Record<RunId, { x: number; y: number } | null>;
  reference: number | null;
  y_of(value: number): number;
}

export interface PlotSpec {
  column: Column;
  /** drawn faintly behind it */
  behind: Column | null;
  log: boolean;
  gutter: number;
  x_label: string | null;
  reference: number | null;
  /** not drawn in every frame at full speed */
  calm: boolean;
  /** the y axis for the least and greatest value seen; NaN when there is none */
  range(min: number, max: number): [number, number];
}

/** Least and greatest finite value; NaN when there is none. */
function extent(all: readonly Series[]): [number, number] {
  const of = (pick: (...numbers: number[]) => number, numbers: number[]) => {
    const known = numbers.filter((number) => !Number.isNaN(number));
    return known.length > 0 ? pick(...known) : Number.NaN;
  };
  return [
    of(
      Math.min,
      all.map(({ least }) => least),
    ),
    of(
      Math.max,
      all.map(({ greatest }) => greatest),
    ),
  ];
}

function css_box({ bbox }: uPlot) {
  const css = (pixels: number) => pixels / uPlot.pxRatio;
  return { left: css(bbox.left), top: css(bbox.top), width: css(bbox.width), height: css(bbox.height) };
}

function layout_of(plot: uPlot, lab: Lab, spec: PlotSpec): Layout {
  // Asking the DOM would make the browser lay the page out in every frame.
  const { left, top, width, height } = css_box(plot);
  const y_of = (value: number) => Math.min(Math.max(plot.valToPos(value, 'y'), 0), height);
  const shown = lab.shown.peek();
  const end = (id: RunId) => {
    const { step, value } = lab.runs[id].series(spec.column);
    const last = value.findLastIndex(Number.isFinite);
    if (last < 0) return null;
    return { x: plot.valToPos(step[last] ?? 0, 'x'), y: y_of(value[last] ?? 0) };
  };
  return {
    left,
    top,
    width,
    height,
    steps: plot.scales.x?.max ?? FEWEST_STEPS,
    ends: { a: shown.includes('a') ? end('a') : null, b: shown.includes('b') ? end('b') : null },
    reference: spec.reference === null ? null : plot.valToPos(spec.reference, 'y'),
    y_of,
  };
}

/** Make the plot and keep it drawn and sized, until the returned function is called. */
function start(box: HTMLElement, lab: Lab, latest: { current: PlotSpec }, layout: Signal<Layout | null>) {
  const { column, behind, log, gutter, x_label, reference, calm } = latest.current;
  const ids = lab.shown.peek();
  const curves: Curve[] = ids.map((id) => ({ id, faint: false }));
  if (behind) curves.unshift(...ids.map((id) => ({ id, faint: true })));
  const points = ({ id, faint }: Curve) => lab.runs[id].series(faint && behind ? behind : column);
  const extents = () => extent(ids.map((id) => lab.runs[id].series(column)));
  const plot = make_plot(box, {
    curves,
    log,
    gutter,
    x_label,
    reference,
    x_range: () => [0, Math.max(FEWEST_STEPS, lab.step.peek())],
    y_range: () => latest.current.range(...extents()),
    on_draw: (drawn) => {
      layout.value = layout_of(drawn, lab, latest.current);
    },
  });
  let frame = 0;
  let drawn_at = Number.NEGATIVE_INFINITY;
  const resting = (now: number) =>
    calm && lab.playing.peek() && lab.view.peek().speed === 'max' && now - drawn_at < CALM_MS;
  const draw = (now: number) => {
    frame = 0;
    if (resting(now)) {
      frame = requestAnimationFrame(draw);
      return;
    }
    drawn_at = now;
    plot.setData(plot_data(curves.map(points)));
  };
  const forget = effect(() => {
    lab.frame.value;
    frame ||= requestAnimationFrame(draw);
  });
  const resized = new ResizeObserver(() => {
    if (box.clientWidth > 0) plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  });
  resized.observe(box);
  return () => {
    forget();
    cancelAnimationFrame(frame);
    resized.disconnect();
    plot.destroy();
  };
}

export function use_plot(
  host: RefObject<HTMLDivElement | null>,
  lab: Lab,
  spec: PlotSpec,
): Signal<Layout | null> {
  const layout = useSignal<Layout | null>(null);
  const latest = useRef(spec);
  latest.current = spec;
  const { column, behind, log, gutter, x_label, reference } = spec;
  const shown = lab.shown.value.join();
  const theme = shown_theme.value;
  // The theme is among the reasons to make a new plot: colours are read from the style sheet then.
  useEffect(
    () => (host.current ? start(host.current, lab, latest, layout) : undefined),
    [lab, column, behind, shown, log, gutter, x_label, reference, theme],
  );
  return layout;
}
