// SPDX-License-Identifier: MIT
/** Where marks lie, for every kind of paper: each becomes strokes, which any pen can follow. */
import { spans } from './columns';
import type { Role } from './inks';
import type { Axis, AxisMark, Figure, Frame, LineMark, PointMark, Points, RuleMark } from './marks';

/** What a pen is asked for; named as a canvas names it. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
}

export interface Stroke {
  colour: Role;
  /** inside of its outline, in this colour */
  fill: Role | null;
  /** of the outline; 0: it has none */
  width: number;
  dash: readonly number[];
  opacity: number;
  /** a curve: only drawn in the frame */
  curve: boolean;
  trace(pen: Pen): void;
}

export interface PixelPlace {
  x(step: number): number;
  y(value: number): number;
}

/** How far from the axis' lower end, of its length. */
function share_of({ min, max, log }: Axis): (value: number) => number {
  if (!log) return (value) => (value - min) / (max - min);
  const low = Math.log(min);
  const length = Math.log(max) - low;
  return (value) => (Math.log(value) - low) / length;
}

/** Where values lie, within the frame and beyond. */
export function place_of({ frame, x, y }: Pick<Figure, 'frame' | 'x' | 'y'>): PixelPlace {
  const { left, top, width, height } = frame;
  const across = share_of(x);
  const up = share_of(y);
  return { x: (step) => left + across(step) * width, y: (value) => top + (1 - up(value)) * height };
}

/** The value at a height of the frame: 0 is its top. */
export function value_at({ min, max, log }: Axis, share_down: number): number {
  const share = 1 - share_down;
  return log ? min * (max / min) ** share : min + share * (max - min);
}

/** How far beyond the frame a faint line is still followed, in its heights: canvases do not like endless lines. */
const BEYOND = 4;

/** Minus infinity is where zero lies on a logarithmic axis. */
function clamp_to_frame(place: PixelPlace, { top, height }: Frame, room: number): PixelPlace {
  return { x: place.x, y: (value) => Math.min(Math.max(place.y(value), top - room), top + height + room) };
}

/** Points in a pixel column from which on columns are filled instead of a line drawn. */
const CROWDED = 2;
const FAINT = { width: 0.6, opacity: 0.28 };
const DASHES = { solid: [], dashed: [4, 3], dotted: [2, 3] } as const;
const dashes = (kind: keyof typeof DASHES, pen = 1) => DASHES[kind].map((length) => length * pen);

/** The points an axis shows, and one more on each side. */
function visible_range({ step }: Points, { min, max }: Axis): [from: number, to: number] {
  const first_above = (limit: number) => {
    let low = 0;
    let high = step.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((step[middle] as number) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(0, first_above(min) - 1), Math.min(step.length, first_above(max) + 1)];
}

function trace_line(
  pen: Pen,
  { step, value }: Points,
  [from, to]: [number, number],
  { x, y }: PixelPlace,
): void {
  let gap = true;
  for (let i = from; i < to; i++) {
    const finite = Number.isFinite(value[i]);
    if (finite && gap) pen.moveTo(x(step[i] as number), y(value[i] as number));
    else if (finite) pen.lineTo(x(step[i] as number), y(value[i] as number));
    gap = !finite;
  }
}

function line_stroke({ points, colour, dashed, ...mark }: LineMark, figure: Figure, pixel: number): Stroke {
  const { frame } = figure;
  const place = clamp_to_frame(place_of(figure), frame, mark.faint ? BEYOND * frame.height : 0);
  const range = visible_range(points, figure.x);
  const pen_width = figure.pen ?? 1;
  const width = mark.width * pen_width * (mark.faint ? FAINT.width : 1);
  const crowded = !dashed && (range[1] - range[0]) * pixel > CROWDED * frame.width;
  const wide = Math.max(1, Math.round(width / pixel)) * pixel;
  const columns = (pen: Pen) =>
    spans(
      points,
      range,
      (step) => Math.floor(place.x(step) / pixel),
      (column, least, greatest) => {
        const top = place.y(greatest) - width / 2;
        pen.rect(column * pixel, top, wide, place.y(least) + width / 2 - top);
      },
    );
  return {
    colour,
    fill: crowded ? colour : null,
    width: crowded ? 0 : width,
    dash: dashes(dashed ? 'dashed' : 'solid', pen_width),
    opacity: mark.faint ? FAINT.opacity : 1,
    curve: true,
    trace: crowded ? columns : (pen) => trace_line(pen, points, range, place),
  };
}

const RADIUS = { disc: 3, ring: 4, cross: 5 };

function point_stroke({ shape, colour, ...at }: PointMark, figure: Figure): Stroke {
  const place = clamp_to_frame(place_of(figure), figure.frame, 0);
  const pen_width = figure.pen ?? 1;
  const [x, y, radius] = [place.x(at.x), place.y(at.y), RADIUS[shape] * pen_width];
  const cross = (pen: Pen) => {
    pen.moveTo(x - radius, y - radius);
    pen.lineTo(x + radius, y + radius);
    pen.moveTo(x - radius, y + radius);
    pen.lineTo(x + radius, y - radius);
  };
  const circle = (pen: Pen) => {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  };
  const fills = { disc: colour, ring: 'card', cross: null } as const;
  return {
    colour,
    fill: fills[shape],
    width: { disc: 0, ring: 2, cross: 2.5 }[shape] * pen_width,
    dash: DASHES.solid,
    opacity: 1,
    curve: false,
    trace: shape === 'cross' ? cross : circle,
  };
}

function rule_stroke({ along, at, from, to, colour, width, dash }: RuleMark, figure: Figure): Stroke {
  const { left, top, width: wide, height } = figure.frame;
  const { x, y } = clamp_to_frame(place_of(figure), figure.frame, 0);
  const trace = (pen: Pen) => {
    if (along === 'x') {
      pen.moveTo(from === undefined ? left : x(from), y(at));
      pen.lineTo(to === undefined ? left + wide : x(to), y(at));
    } else {
      pen.moveTo(x(at), from === undefined ? top : y(from));
      pen.lineTo(x(at), to === undefined ? top + height : y(to));
    }
  };
  const { pen = 1 } = figure;
  return {
    colour,
    fill: null,
    width: width * pen,
    dash: dashes(dash, pen),
    opacity: 1,
    curve: false,
    trace,
  };
}

/** How to draw a mark. `pixel`: the paper's smallest part, in the figure's own. */
export function stroke_of(mark: AxisMark, figure: Figure, pixel: number): Stroke {
  if (mark.kind === 'line') return line_stroke(mark, figure, pixel);
  return mark.kind === 'point' ? point_stroke(mark, figure) : rule_stroke(mark, figure);
}
