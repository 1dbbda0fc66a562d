// SPDX-License-Identifier: MIT
/** A field of losses as filled contours at round numbers: low is dark, in one neutral ramp. */
import { contours } from 'd3-contour';
import { tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-canvas';
import type { FieldView } from '../descent/field';

export interface Ramp {
  low: string;
  high: string;
  line: string;
}

const ROUND = [1, 2, 5];
const MOST_LEVELS = 18;
/** Share of the points that lie below the lowest level, and above the highest. */
const ENDS = 0.004;
/** Far from the minimum the ramp is nearly its light end. */
const RISE = 1.8;

/** 1, 2, 5, 10 … over the losses there are, without the very least and greatest. */
export function levels_of(values: Float32Array): number[] {
  const sorted = values.filter((value) => value > 0 && Number.isFinite(value)).sort();
  const low = sorted[Math.floor(sorted.length * ENDS)];
  const high = sorted[Math.floor((sorted.length - 1) * (1 - ENDS))];
  if (low === undefined || high === undefined) return [];
  const levels: number[] = [];
  for (let e = Math.floor(Math.log10(low)); 10 ** e <= high; e++)
    for (const digit of ROUND) {
      const level = Number(`${digit}e${e}`);
      if (level >= low && level <= high) levels.push(level);
    }
  // Too many lie closer than they can be seen; the lowest are the smallest.
  return levels.slice(-MOST_LEVELS);
}

export interface ContourLayer {
  level: number;
  /** where the loss is at least that, in the grid's units */
  path: Path2D;
  /** of its outline, px */
  points: readonly (readonly [number, number])[];
}

interface Rings {
  level: number;
  /** px */
  rings: (readonly (readonly [number, number])[])[];
}

/** Of the losses' roots: on a quadratic these are straight, so that few points give smooth ellipses. */
export function rings_of({ grid, values }: FieldView, { width, height }: Size): Rings[] {
  const { columns, rows } = grid;
  const levels = levels_of(values);
  const roots = Array.from(values, (value) => Math.sqrt(value));
  const made = contours().size([columns, rows]).thresholds(levels.map(Math.sqrt))(roots);
  // Its points lie in the middle of cells; rows begin at the lowest y.
  const x = (column: number) => ((column - 0.5) / (columns - 1)) * width;
  const y = (row: number) => (1 - (row - 0.5) / (rows - 1)) * height;
  return made.map(({ coordinates }, i) => ({
    level: levels[i] as number,
    rings: coordinates
      .flat()
      .map((ring) => ring.map(([column = 0, row = 0]) => [x(column), y(row)] as const)),
  }));
}

const same = (value: number) => value;

export const layers_of = (field: FieldView, size: Size): ContourLayer[] =>
  rings_of(field, size).map(({ level, rings }) => ({
    level,
    path: outlines(rings, same, same),
    points: rings.flat(),
  }));

/** Closed rings of points of a grid. */
export function outlines(
  rings: readonly (readonly (readonly number[])[])[],
  x: (column: number) => number,
  y: (row: number) => number,
): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    for (const [at, [column = 0, row = 0]] of ring.entries())
      if (at === 0) path.moveTo(x(column), y(row));
      else path.lineTo(x(column), y(row));
    path.closePath();
  }
  return path;
}

export function draw_contours(
  ctx: CanvasRenderingContext2D,
  layers: readonly ContourLayer[],
  { low, high, line }: Ramp,
  { width, height }: Size,
): void {
  ctx.fillStyle = layers.length > 0 ? low : high;
  ctx.fillRect(0, 0, width, height);
  ctx.lineWidth = 0.8;
  ctx.strokeStyle = line;
  for (const [i, { path }] of layers.entries()) {
    const share = Math.round(100 * (1 - (1 - (i + 1) / layers.length) ** RISE));
    ctx.fillStyle = `color-mix(in srgb, ${high} ${share}%, ${low})`;
    ctx.fill(path, 'evenodd');
    ctx.stroke(path);
  }
}

/** px that stay free around a level's number, and to the figure's edge */
const FREE = 34;
const EDGE = 16;

/** Numbers on the lines, at their lower right. */
export function draw_levels(
  ctx: CanvasRenderingContext2D,
  layers: readonly ContourLayer[],
  size: Size,
  ink: Ramp & { text: string },
): void {
  const taken: [number, number][] = [];
  ctx.font = '10.5px system-ui, sans-serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { level, points } of layers.toReversed()) {
    let best: readonly [number, number] | null = null;
    for (const [x, y] of points) {
      if (x < EDGE || y < EDGE || x > size.width - EDGE || y > size.height - EDGE) continue;
      if (!best || x + y > best[0] + best[1]) best = [x, y];
    }
    if (!best) continue;
    const [x, y] = best;
    if (taken.some(([tx, ty]) => Math.hypot(tx - x, ty - y) < FREE)) continue;
    taken.push([x, y]);
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = ink.high;
    ctx.strokeText(tick_text(level), x, y);
    ctx.fillStyle = ink.text;
    ctx.fillText(tick_text(level), x, y);
  }
}
