// SPDX-License-Identifier: MIT
/** A chart's canvas kept in step with its curves: drawn at most once a frame, at full speed at the charts' pace, and where its parts lie for the DOM above it. */
import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { draw_figure } from '../../figure/canvas';
import { note_drawn } from '../../figure/drawn';
import { type Inks, inks_of } from '../../figure/inks';
import type { Span } from '../../figure/zoom';
import { type Drawing, draw_in_turn, draw_no_more, draw_soon } from '../../ui/drawings';
import { shown_theme } from '../../ui/theme';
import { type ChartClock, type ChartTarget, last_step } from './curve';
import { type ChartBox, chart_figure, type Layout, layout_of, type PlotSpec } from './describe';

/** At full speed a calm chart follows this often, and leaves the processor to the runs. */
const CALM_MS = 50;

export interface CanvasSpec extends Omit<PlotSpec, 'steps' | 'target'> {
  target: ChartTarget | null;
  /** what its curves grow by; undefined: they stay as they are */
  clock: ChartClock | undefined;
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

const at_full_speed = ({ clock }: CanvasSpec) =>
  clock?.playing.peek() === true && clock.view.peek().speed === 'max';

/** Whatever says that a chart is to be drawn again, besides what it is made of. */
function follow({ curves, clock, target }: CanvasSpec): void {
  target?.value.value;
  for (const { met, lost } of curves) void [met, lost];
  clock?.frame.value;
}

interface Live {
  spec: CanvasSpec;
  /** grows by one whenever the spec is another */
  version: Signal<number>;
  layout: Signal<Layout | null>;
  zoom: Signal<Span | null>;
}

/** The canvas, drawn when something changed and at its size, until `stop` is called. */
function start(canvas: HTMLCanvasElement, live: Live) {
  const ctx = canvas.getContext('2d');
  let box: ChartBox | null = null;
  let inks: Inks | null = null;
  let drawn_at = Number.NEGATIVE_INFINITY;
  const draw: Drawing = (now, with_words) => {
    if (!ctx || !box?.width) return;
    const rests = live.spec.calm && !with_words && now - drawn_at < CALM_MS && at_full_speed(live.spec);
    if (rests) return request();
    drawn_at = now;
    const { clock, curves, target } = live.spec;
    const steps = clock?.step.peek() ?? last_step(curves);
    const spec = { ...live.spec, steps, target: target?.value.peek() ?? null };
    const unit = spec.letters ?? box.unit;
    const figure = chart_figure(spec, { ...box, unit }, live.zoom.peek());
    inks ??= inks_of(canvas);
    note_drawn(canvas, figure);
    draw_figure(ctx, figure, inks, canvas.width / box.width);
    live.layout.value = layout_of(spec, figure);
  };
  const request = () => {
    if (!box) return;
    if (at_full_speed(live.spec)) draw_in_turn(draw);
    else draw_soon(draw);
  };
  const forget = effect(() => {
    live.version.value;
    follow(live.spec);
    live.zoom.value;
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
    /** its colours changed */
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
  spec: CanvasSpec,
  zoom: Signal<Span | null>,
): Signal<Layout | null> {
  const layout = useSignal<Layout | null>(null);
  const version = useSignal(0);
  const live = useRef<Live>({ spec, version, layout, zoom });
  live.current.spec = spec;
  const canvas = useRef<ReturnType<typeof start> | null>(null);
  useEffect(() => {
    if (!host.current) return;
    canvas.current = start(host.current, live.current);
    return canvas.current.stop;
  }, []);
  const theme = shown_theme.value;
  useLayoutEffect(() => canvas.current?.again(), [theme]);
  const { curves, clock, smoothing, log, gutter, x_label, reference, target, letters } = spec;
  // Asked for before the frame in which the words of the same change are seen.
  useLayoutEffect(() => {
    version.value = version.peek() + 1;
  }, [curves, clock, smoothing, log, gutter, x_label, reference, target, letters]);
  return layout;
}
