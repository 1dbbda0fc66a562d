// SPDX-License-Identifier: MIT
/** A chart's canvas kept in step with the lab: drawn at most once a frame, at full speed at the charts' pace, and where its parts lie for the DOM above it. */
import { effect, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { COLOURS, type Lab } from '../../state/contract';
import { draw_figure, type Inks } from '../figures/canvas';
import type { Role } from '../figures/marks';
import { shown_theme } from '../theme';
import type { Span } from './curves';
import { type Box, chart_figure, follow, type Layout, layout_of, type PlotSpec } from './describe';
import { draw_in_turn, draw_no_more } from './drawings';

/** At full speed a calm chart follows this often, and leaves the processor to the runs. */
const CALM_MS = 50;

export interface CanvasSpec extends PlotSpec {
  /** px of its letters; null: the page's */
  letters: number | null;
  /** not drawn in every frame at full speed */
  calm: boolean;
}

const ROLES: readonly Role[] = [
  ...COLOURS,
  ...COLOURS.map((colour) => `${colour}-ink` as const),
  'ink',
  'ink-2',
  'line',
  'card',
];

/** The theme's colours. */
export function inks_of(element: Element): Inks {
  const style = getComputedStyle(element);
  const entries = ROLES.map((role) => [role, style.getPropertyValue(`--${role}`).trim()]);
  return Object.fromEntries(entries) as Inks;
}

function box_of(canvas: HTMLCanvasElement): Box {
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
function fitted(canvas: HTMLCanvasElement): Box {
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
  let box: Box | null = null;
  let inks: Inks | null = null;
  let frame = 0;
  let drawn_at = Number.NEGATIVE_INFINITY;
  const draw = (now: number) => {
    frame = 0;
    draw_no_more(draw);
    if (!ctx || !box?.width) return;
    if (live.spec.calm && now - drawn_at < CALM_MS && at_full_speed(lab)) return request();
    drawn_at = now;
    const unit = live.spec.letters ?? box.unit;
    const figure = chart_figure(lab, live.spec, { ...box, unit }, live.zoom.peek());
    inks ??= inks_of(canvas);
    draw_figure(ctx, figure, inks, canvas.width / box.width);
    live.layout.value = layout_of(lab, live.spec, figure);
  };
  const request = () => {
    if (!box) return;
    if (at_full_speed(lab)) draw_in_turn(draw);
    else frame ||= requestAnimationFrame(draw);
  };
  const forget = effect(() => {
    follow(lab);
    live.zoom.value;
    request();
  });
  const draw_now = () => {
    cancelAnimationFrame(frame);
    drawn_at = Number.NEGATIVE_INFINITY;
    draw(performance.now());
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
      cancelAnimationFrame(frame);
      draw_no_more(draw);
      clearTimeout(first);
      resized.disconnect();
    },
  };
}

export function use_plot(
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
  const { column, dashed, behind, smoothing, log, gutter, x_label, reference, target, letters } = spec;
  useEffect(
    () => canvas.current?.again(),
    [theme, column, dashed, behind, smoothing, log, gutter, x_label, reference, target, letters],
  );
  return layout;
}
