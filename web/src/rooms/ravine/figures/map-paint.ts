// SPDX-License-Identifier: MIT
/** The plane of lr and γ: fast is dark, lines at round numbers of steps, regions with their borders. */
import { contours } from 'd3-contour';
import type { Frame } from '../../../figure/marks';
import { linear_ticks, tick_text } from '../../../figure/ticks';
import type { Ink, Size } from '../../../figure/use-canvas';
import type { Colour } from '../../../lib/colours';
import type { RateMap, Theory } from '../../../worker/protocol';
import { ravine_words } from '../words';
import { outlines } from './contours';
import { type MapPlace, map_frame, map_place } from './map-place';

/** Steps to divide the loss by 10 that have a line. */
const LINES = [2, 3, 5, 8, 15, 30, 60, 120, 300];
const HATCH = 8;
const FONT = 11;

/** Whose map it is, and whose limits stand in it beside. */
export interface MapLook {
  /** what the axis is of: the run's lr, or the length of its steps */
  axis: 'lr' | 'average' | 'dampening';
  rivals: readonly { theory: Theory; colour: Colour; name: string }[];
}

function trace(
  ctx: CanvasRenderingContext2D,
  lrs: ArrayLike<number>,
  gammas: ArrayLike<number>,
  place: MapPlace,
  from = 0,
): void {
  ctx.beginPath();
  for (let i = from; i < gammas.length; i++)
    ctx.lineTo(place.x(lrs[i] as number), place.y(gammas[i] as number));
}

/** Where it converges, by speed. */
function draw_speeds(ctx: CanvasRenderingContext2D, map: RateMap, frame: Frame, ink: Ink): void {
  const { columns, rows, tenths } = map;
  const x = (column: number) => frame.left + ((column - 0.5) / (columns - 1)) * frame.width;
  const y = (row: number) => frame.top + (1 - (row - 0.5) / (rows - 1)) * frame.height;
  // In logarithms; what does not converge is far beyond the last line.
  const logs = Array.from(tenths, (value) => Math.log(Math.min(Math.max(value, 0.5), 1e4)));
  const made = contours().size([columns, rows]).thresholds(LINES.map(Math.log))(logs);
  ctx.fillStyle = ink('ramp-low');
  ctx.fillRect(frame.left, frame.top, frame.width, frame.height);
  ctx.lineWidth = 0.8;
  for (const [i, { coordinates }] of made.entries()) {
    const path = outlines(coordinates.flat(), x, y);
    ctx.fillStyle = `color-mix(in srgb, ${ink('ramp-high')} ${Math.round((100 * (i + 1)) / LINES.length)}%, ${ink('ramp-low')})`;
    ctx.strokeStyle = ink('ramp-line');
    ctx.fill(path, 'evenodd');
    ctx.stroke(path);
  }
}

function draw_divergence(
  ctx: CanvasRenderingContext2D,
  { borders }: RateMap,
  frame: Frame,
  place: MapPlace,
  ink: Ink,
): void {
  const right = frame.left + frame.width;
  ctx.save();
  trace(ctx, borders.divergence, borders.momentum, place);
  ctx.lineTo(right, frame.top);
  ctx.lineTo(right, frame.top + frame.height);
  ctx.closePath();
  ctx.fillStyle = ink('card');
  ctx.fill();
  ctx.clip();
  ctx.beginPath();
  for (let at = frame.left - frame.height; at < right; at += HATCH) {
    ctx.moveTo(at, frame.top + frame.height);
    ctx.lineTo(at + frame.height, frame.top);
  }
  ctx.strokeStyle = ink('line');
  ctx.lineWidth = 1.2;
  ctx.stroke();
  ctx.restore();
  trace(ctx, borders.divergence, borders.momentum, place);
  ctx.strokeStyle = ink('bad');
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** Ripples begin above the best γ; below it one border is left. */
function draw_borders(
  ctx: CanvasRenderingContext2D,
  { borders, best }: RateMap,
  place: MapPlace,
  ink: Ink,
): void {
  ctx.strokeStyle = ink('ink');
  ctx.lineWidth = 1.3;
  ctx.setLineDash([4, 3]);
  const first = borders.momentum.findIndex((gamma) => gamma >= best.momentum);
  ctx.beginPath();
  ctx.moveTo(place.x(best.lr), place.y(best.momentum));
  for (let i = first; i < borders.momentum.length; i++)
    ctx.lineTo(place.x(borders.ripples[i] as number), place.y(borders.momentum[i] as number));
  ctx.stroke();
  trace(ctx, borders.zigzag, borders.momentum, place);
  ctx.stroke();
  ctx.setLineDash([]);
  const [x, y] = [place.x(best.lr), place.y(best.momentum)];
  ctx.beginPath();
  ctx.moveTo(x - 6, y);
  ctx.lineTo(x + 6, y);
  ctx.moveTo(x, y - 6);
  ctx.lineTo(x, y + 6);
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** Other rules' limits, dashed in their colours. */
function draw_rivals(
  ctx: CanvasRenderingContext2D,
  map: RateMap,
  { rivals }: MapLook,
  place: MapPlace,
  ink: Ink,
): void {
  for (const { theory, colour, name } of rivals) {
    trace(ctx, map.limits[theory], map.borders.momentum, place);
    ctx.strokeStyle = ink(colour);
    ctx.lineWidth = 2;
    ctx.setLineDash([7, 5]);
    ctx.stroke();
    ctx.setLineDash([]);
    along(ctx, map, map.limits[theory], ravine_words.value.limit_of(name), 0.86, place, ink, `${colour}-ink`);
  }
}

/** Beside a line, on its right or (`aside` < 0) left, px. */
function along(
  ctx: CanvasRenderingContext2D,
  map: RateMap,
  lrs: Float64Array,
  text: string,
  gamma: number,
  place: MapPlace,
  ink: Ink,
  colour: string,
  aside = 11,
): void {
  const row = Math.round(gamma * (map.rows - 1));
  const x = (at: number) => place.x(lrs[at] as number);
  const y = (at: number) => place.y(map.borders.momentum[at] as number);
  const near = 8;
  // Upwards, read from the left where it leans to the right.
  const turn = Math.atan2(y(row + near) - y(row - near), x(row + near) - x(row - near));
  ctx.save();
  ctx.translate(x(row), y(row));
  ctx.rotate(turn < -Math.PI / 2 ? turn + Math.PI : turn);
  word(ctx, text, 0, turn < -Math.PI / 2 ? -aside : aside, ink, { colour, bold: true });
  ctx.restore();
}

const font_of = (bold: boolean) => `${bold ? '650 ' : ''}${FONT}px system-ui, sans-serif`;

function word(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: Ink,
  more: { colour?: string; bold?: boolean; align?: CanvasTextAlign } = {},
): void {
  ctx.font = font_of(more.bold ?? false);
  ctx.textAlign = more.align ?? 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = ink('casing');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink(more.colour ?? 'ink');
  ctx.fillText(text, x, y);
}

/** Of the frame, where the regions' names stand; a Nesterov's lie in the left third. */
const NAMES = {
  heavy_ball: { ripples: 0.52, settles: 0.52, monotone: 0.22, divergence: [0.81, 0.36], limit: 0.66 },
  nesterov: { ripples: 0.15, settles: 0.85, monotone: 0.19, divergence: [0.73, 0.16], limit: 0.46 },
} as const satisfies Record<Theory, object>;

function draw_words(
  ctx: CanvasRenderingContext2D,
  map: RateMap,
  { axis }: MapLook,
  place: MapPlace,
  ink: Ink,
): void {
  const words = ravine_words.value;
  const { best, theory } = map;
  const stand = NAMES[theory];
  const both = (name: string, note: string, lr: number, gamma: number) => {
    ctx.font = font_of(false);
    const least = place.x(0) + ctx.measureText(note).width / 2 + 4;
    const [x, y] = [Math.max(place.x(lr * map.most_lr), least), place.y(gamma)];
    word(ctx, name, x, y, ink, { bold: true });
    word(ctx, note, x, y + 15, ink);
  };
  const settles = best.momentum + (1 - best.momentum) * stand.settles;
  both(words.ripples, theory === 'nesterov' ? '' : words.ripples_note, stand.ripples, settles);
  both(words.monotone, words.monotone_note, stand.monotone, Math.min(best.momentum * 0.6, 0.4));
  const note = words.divergence_note[theory](words.axis[axis]);
  both(words.divergence, note, stand.divergence[0], stand.divergence[1]);
  along(ctx, map, map.borders.divergence, words.limit, stand.limit, place, ink, 'bad');
  along(ctx, map, map.borders.zigzag, words.zigzag, 0.2, place, ink, 'ink', -11);
}

function draw_axes(
  ctx: CanvasRenderingContext2D,
  map: RateMap,
  { axis }: MapLook,
  frame: Frame,
  place: MapPlace,
  ink: Ink,
): void {
  const bottom = frame.top + frame.height;
  const plain = (text: string, x: number, y: number, align: CanvasTextAlign) =>
    word(ctx, text, x, y, ink, { colour: 'ink-2', align });
  for (const gamma of [0, 0.25, 0.5, 0.75, 1]) plain(String(gamma), frame.left - 6, place.y(gamma), 'right');
  plain('γ', frame.left - 20, place.y(0.625), 'center');
  for (const lr of linear_ticks(0, map.most_lr, Math.max(2, frame.width / 70)))
    plain(tick_text(lr), place.x(lr), bottom + 12, 'center');
  plain(ravine_words.value.map_axis[axis], frame.left + frame.width / 2, bottom + 28, 'center');
}

/** Its line's number where it meets γ between the region's borders, on the side of the ripples. */
function draw_numbers(ctx: CanvasRenderingContext2D, map: RateMap, place: MapPlace, ink: Ink): void {
  for (const tenth of LINES) {
    // In the ripples the rate is √γ, whatever lr; Nesterov's, √(γ·(1−lr·λ₁)), nearly so.
    const gamma = 10 ** (-1 / tenth);
    const row = Math.round(gamma * (map.rows - 1));
    const [low, high] = [map.borders.ripples[row] as number, map.borders.zigzag[row] as number];
    if (high - low < map.most_lr * 0.12 || gamma > 0.97) continue;
    word(ctx, String(tenth), place.x(high) - 14, place.y(gamma), ink, { colour: 'ink-2' });
  }
}

export function draw_map(
  ctx: CanvasRenderingContext2D,
  map: RateMap,
  look: MapLook,
  size: Size,
  ink: Ink,
): void {
  const frame = map_frame(size);
  const place = map_place(frame, map.most_lr);
  ctx.save();
  ctx.beginPath();
  ctx.rect(frame.left, frame.top, frame.width, frame.height);
  ctx.clip();
  draw_speeds(ctx, map, frame, ink);
  draw_divergence(ctx, map, frame, place, ink);
  draw_borders(ctx, map, place, ink);
  draw_numbers(ctx, map, place, ink);
  draw_rivals(ctx, map, look, place, ink);
  draw_words(ctx, map, look, place, ink);
  ctx.restore();
  draw_axes(ctx, map, look, frame, place, ink);
}
