// SPDX-License-Identifier: MIT
/** A chart's canvas kept in step with the lab: drawn at most once a frame, at full speed at the charts' pace, and where its parts lie for the DOM above it. */
import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { draw_figure } from '../../figure/canvas';
import { type Inks, inks_of } from '../../figure/inks';
import type { Span } from '../../figure/zoom';
import { type Drawing, draw_in_turn, draw_no_more, draw_soon } from '../../ui/drawings';
import { shown_theme } from '../../ui/theme';
import type { Lab } from '../view';
import { type ChartBox, chart_figure, follow, type Layout, layout_of, type PlotSpec } from './describe';

/** At full speed a calm chart follows this often, and leaves the processor to the runs. */
const CALM_MS = 50;

export interface CanvasSpec extends Omit<PlotSpec, 'target'> {
  /** with the target, as it is when it is drawn */
  timed: boolean;
  /** px of its letters; null: the page's */
  letters: number | null;
  /** not drawn in every frame at full speed */
  calm: boolean;
}

function box_of(canvas: HTMLCanvasElement): ChartBox {
  const root = getComputedStyle(document.documentElement);
  return {
    width: canvas.clientWidth,
    height: canvas.clientHeight,
    unit: Number.parseFloat(root.fontSize),
    // A projector's numbers are read from the last row (styles/tokens.css).
    least: Number.parseFloat(root.getPropertyValue('--least-figure')) || 0,
  };
}

/** As many pixels as the screen has there. */
function fitted(canvas: HTMLCanvasElement): ChartBox {
  const box = box_of(canvas);
  canvas.width = Math.round(box.width * devicePixelRatio);
  canvas.height = Math.round(box.height * devicePixelRatio);
  return box;
}

const at_full_speed = ({ playing, view }: Lab) => playing.peek() && view.peek().speed === 'max';

interface Live {
  spec: CanvasSpec;
  layout: Signal<Layout | null>;
  zoom: Signal<Span | null>;
}

/** The canvas, drawn when something changed and at its size, until `stop` is called. */
function start(canvas: HTMLCanvasElement, lab: Lab, live: Live) {
  const ctx = canvas.getContext('2d');
  let box: ChartBox | null = null;
  let inks: Inks | null = null;
  let drawn_at = Number.NEGATIVE_INFINITY;
  const draw: Drawing = (now, with_words) => {
    if (!ctx || !box?.width) return;
    const rests = live.spec.calm && !with_words && now - drawn_at < CALM_MS && at_full_speed(lab);
    if (rests) return request();
    drawn_at = now;
    const spec = { ...live.spec, target: live.spec.timed ? lab.view.peek().target : null };
    const unit = spec.letters ?? box.unit;
    const figure = chart_figure(lab, spec, { ...box, unit }, live.zoom.peek());
    inks ??= inks_of(canvas);
    draw_figure(ctx, figure, inks, canvas.width / box.width);
    live.layout.value = layout_of(lab, spec, figure);
  };
  const request = () => {
    if (!box) return;
    if (at_full_speed(lab)) draw_in_turn(draw);
    else draw_soon(draw);
  };
  const forget = effect(() => {
    follow(lab);
    live.zoom.value;
    if (live.spec.timed) lab.view.value.target;
    request();
  });
  const draw_now = () => {
    draw_no_more(draw);
    draw(performance.now(), true);
  };
  let first: ReturnType<typeof setTimeout> | undefined;
  // A canvas that was given another size is empty: drawn at once. A new one is part of a frame that has enough to do.
  const resized = new ResizeObserver(() => {
    const is_new = box === null;
    box = fitted(canvas);
    if (is_new) first = setTimeout(draw_now);
    else draw_now();
  });
  resized.observe(canvas);
  return {
    /** what to draw changed, or its colours */
    again: () => {
      inks = null;
      request();
    },
    stop: () => {
      forget();
      draw_no_more(draw);
      clearTimeout(first);
      resized.disconnect();
    },
  };
}

export function usePlot(
  host: RefObject<HTMLCanvasElement | null>,
  lab: Lab,
  spec: CanvasSpec,
  zoom: Signal<Span | null>,
): Signal<Layout | null> {
  const layout = useSignal<Layout | null>(null);
  const live = useRef<Live>({ spec, layout, zoom });
  live.current.spec = spec;
  const canvas = useRef<ReturnType<typeof start> | null>(null);
  useEffect(() => {
    if (!host.current) return;
    canvas.current = start(host.current, lab, live.current);
    return canvas.current.stop;
  }, [lab]);
  const theme = shown_theme.value;
  const { column, dashed, behind, smoothing, log, gutter, x_label, reference, timed, letters } = spec;
  // Asked for before the frame in which the words of the same change are seen.
  useLayoutEffect(
    () => canvas.current?.again(),
    [theme, column, dashed, behind, smoothing, log, gutter, x_label, reference, timed, letters],
  );
  return layout;
}
