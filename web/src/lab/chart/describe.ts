// SPDX-License-Identifier: MIT
/** A chart as a figure: axes, curves, the reference, the target with where runs met it, and where they were lost. */

import { axis_marks, word } from '../../figure/chart';
import { type PixelPlace, place_of } from '../../figure/geometry';
import { place_labels } from '../../figure/labels';
import type { Axis, Figure, Frame, Mark } from '../../figure/marks';
import { smooth } from '../../figure/smooth';
import { linear_ticks, log_ticks, step_text } from '../../figure/ticks';
import type { Span } from '../../figure/zoom';
import type { Colour } from '../../lib/colours';
import { point_at } from '../../lib/series/series';
import { type Curve, leading } from './curve';
import { type CurveSpec, curve_marks, extent } from './curves';

/** The x axis is at least this long, so that the first steps do not race across the chart. */
export const FEWEST_STEPS = 50;

export interface PlotSpec extends CurveSpec {
  log: boolean;
  /** room right of the plot for labels at the curves' ends, px; 0: none */
  gutter: number;
  /** null: a small chart, with ticks but no name under its axis */
  x_label: string | null;
  /** how much wider lines are than at a desk */
  pen: number;
  /** curves alone: no axis, no number */
  bare?: boolean;
  reference: number | null;
  /** the x axis is at least so long */
  fewest: number;
  /** steps made: the x axis goes so far */
  steps: number;
  /** the value runs are timed to; null: none */
  target: number | null;
  /** the y axis for the least and greatest value seen; NaN when there is none */
  range(min: number, max: number): [number, number];
  y_text(value: number): string;
}

export interface ChartBox {
  width: number;
  height: number;
  /** px of the page's letters, and of the least number that may be drawn */
  unit: number;
  least: number;
}

/** All steps there are. */
export const whole = (steps: number, fewest = FEWEST_STEPS): Span => [0, Math.max(fewest, steps)];

const ink_of = (colour: Colour) => `${colour}-ink` as const;

/** Around curves alone: room for half a line and a dot. */
const MARGIN = 4;

function frame_of({ width, height, unit }: ChartBox, { gutter, x_label, bare }: PlotSpec): Frame {
  if (bare)
    return {
      left: MARGIN,
      top: MARGIN,
      width: Math.max(1, width - 2 * MARGIN),
      height: Math.max(1, height - 2 * MARGIN),
    };
  const left = Math.round(unit * 2.9);
  const top = Math.round(unit * 0.6);
  // Beside a chart without labels, half of the last step's number needs room.
  const right = gutter || unit;
  const bottom = Math.round(unit * (x_label === null ? 1.7 : 3));
  return { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}

/** Numbers along the axes. `zero`: it is marked where it is drawn. */
function number_marks(figure: Figure, spec: PlotSpec, unit: number, zero: boolean): Mark[] {
  const { frame, x, y, width, height, font_size } = figure;
  const place = place_of(figure);
  const count = (pixels: number, each: number) => Math.max(2, Math.floor(pixels / each));
  const room = spec.large ? count(height, unit * 2.6) : 3;
  const rows = spec.log ? log_ticks(y.min, y.max, room) : linear_ticks(y.min, y.max, room);
  const bottom = frame.top + frame.height;
  const gap = 6 * spec.pen;
  const marks = axis_marks(figure, {
    // A logarithmic axis has no 0: its line lies at the lower end.
    rows: zero ? rows.filter((at) => place.y(at) < bottom - font_size) : rows,
    row_text: spec.y_text,
    columns: linear_ticks(x.min, x.max, count(width, unit * 5.5)),
    column_text: step_text,
    gap,
    label: spec.x_label,
    line: unit * 1.25,
  });
  if (zero) marks.push(word({ x: frame.left - gap, y: bottom, text: spec.y_text(0), anchor: 'end' }));
  return marks;
}

/** Where curves met the target: a drop to the axis each, with its step. Numbers that would meet lie side by side. */
function crossing_marks(curves: readonly Curve[], figure: Figure, target: number): Mark[] {
  const place = place_of(figure);
  const { frame, x, y, font_size } = figure;
  const met = leading(curves).flatMap(({ met: when, colour }) => {
    if (!when || when.step < x.min || when.step > x.max) return [];
    const text = `${when.exact ? '' : '≤'}${step_text(when.step)}`;
    return [{ at: when.step, colour, text }];
  });
  const lengths = met.map(({ text }) => (text.length + 1) * font_size * 0.62);
  const starts = place_labels(
    met.map(({ at }) => place.x(at) - frame.left),
    lengths,
    frame.width,
  );
  return met.flatMap(({ at, colour, text }, i): Mark[] => [
    { kind: 'rule', along: 'y', at, from: target, to: y.min, colour, width: 1.5, dash: 'dotted' },
    { kind: 'point', x: at, y: target, shape: 'ring', colour },
    word({
      x: frame.left + (starts[i] ?? 0) + (lengths[i] ?? 0) / 2,
      y: frame.top + frame.height - font_size * 0.8,
      text,
      anchor: 'middle',
      colour: ink_of(colour),
      bold: true,
      halo: true,
    }),
  ]);
}

function target_marks(curves: readonly Curve[], figure: Figure, target: number): Mark[] {
  const { min, max } = figure.y;
  if (target < min || target > max) return [];
  return [
    { kind: 'rule', along: 'x', at: target, colour: 'ink', width: 1.5, dash: 'solid' },
    ...crossing_marks(curves, figure, target),
  ];
}

/** The last finite point of a curve as it is drawn up to a step, in data; null while there is none. */
function end_of({ series }: Curve, smoothing: number, to: number): { x: number; y: number } | null {
  const { step, value } = smooth(series, smoothing);
  let last = value.length - 1;
  while (last >= 0 && !((step[last] as number) <= to && Number.isFinite(value[last]))) last--;
  return last < 0 ? null : { x: step[last] as number, y: value[last] as number };
}

/** A dot where a curve is now, a cross where its run was lost. */
function end_marks(figure: Figure, { curves, smoothing }: PlotSpec): Mark[] {
  return leading(curves).flatMap((curve): Mark[] => {
    const end = end_of(curve, smoothing, Number.POSITIVE_INFINITY);
    const { colour, lost = null } = curve;
    const at = lost ?? end?.x ?? Number.NaN;
    if (!end || !(at >= figure.x.min && at <= figure.x.max)) return [];
    const shape = lost !== null ? 'cross' : curve.pinned ? 'ring' : 'disc';
    return [{ kind: 'point', x: at, y: end.y, shape, colour }];
  });
}

export function chart_figure(spec: PlotSpec, box: ChartBox, zoom: Span | null): Figure {
  const [from, to] = zoom ?? whole(spec.steps, spec.fewest);
  const [least, greatest] = extent(spec.curves, zoom);
  const [low, high] = spec.range(least, greatest);
  const x: Axis = { min: from, max: to, log: false };
  const y: Axis = { min: low, max: high, log: spec.log };
  const font_size = Math.max(Math.round(box.unit * 0.72), box.least);
  const { width, height } = box;
  const figure: Figure = {
    width,
    height,
    font_size,
    pen: spec.pen,
    frame: frame_of(box, spec),
    x,
    y,
    marks: [],
  };
  const marks: Mark[] = spec.bare ? [] : number_marks(figure, spec, box.unit, spec.log && least === 0);
  if (spec.reference !== null && spec.reference >= low && spec.reference <= high)
    marks.push({ kind: 'rule', along: 'x', at: spec.reference, colour: 'ink-2', width: 1, dash: 'dashed' });
  marks.push(...curve_marks(spec));
  if (spec.target !== null) marks.push(...target_marks(spec.curves, figure, spec.target));
  marks.push(...end_marks(figure, spec));
  return { ...figure, marks };
}

/** Where things are in the chart's box, px from the frame's top left corner where not said otherwise. */
export interface Layout extends Frame {
  /** the steps at its left and right edge */
  from: number;
  to: number;
  /** the latest step drawn */
  last: number;
  /** the end of each curve that is in sight, with the value there */
  ends: readonly { key: string; x: number; y: number; value: number }[];
  /** held within the frame; `beyond`: the side of the axis on which it lies outside */
  target: { value: number; y: number; beyond: 'above' | 'below' | null } | null;
  y: Axis;
  place: PixelPlace;
  /** held within the frame */
  y_of(value: number): number;
}

export function layout_of(spec: PlotSpec, figure: Figure): Layout {
  const { frame, x, y } = figure;
  const at = place_of(figure);
  const place: PixelPlace = { x: (step) => at.x(step) - frame.left, y: (value) => at.y(value) - frame.top };
  const y_of = (value: number) => Math.min(Math.max(place.y(value), 0), frame.height);
  const ends = leading(spec.curves).flatMap((curve) => {
    const end = end_of(curve, spec.smoothing, x.max);
    if (!end || end.x < x.min) return [];
    const value = point_at(curve.series, x.max)?.value ?? Number.NaN;
    const at = Math.min(Math.max(end.x, curve.lost ?? 0), x.max);
    return [{ key: curve.key, x: place.x(at), y: y_of(end.y), value }];
  });
  const target =
    spec.target === null
      ? null
      : { value: spec.target, y: y_of(spec.target), beyond: beyond(y, spec.target) };
  return { ...frame, from: x.min, to: x.max, last: spec.steps, ends, target, y, place, y_of };
}

function beyond({ min, max }: Axis, value: number): 'above' | 'below' | null {
  if (value > max) return 'above';
  return value < min ? 'below' : null;
}
