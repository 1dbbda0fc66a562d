// SPDX-License-Identifier: MIT
/** A field of losses as filled contours at round numbers: low is dark, in one neutral ramp. */
import { word } from '../../../figure/chart';
import { type ContourLevel, levels_in } from '../../../figure/contours';
import type { Figure, Mark } from '../../../figure/marks';
import { cell, path } from '../../../figure/shapes';
import { tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-figure';
import type { FieldView } from '../descent/field';

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

/** Of the losses' roots: on a quadratic these are straight, so that few points give smooth ellipses. */
export function surface_levels({ grid, values }: FieldView, { width, height }: Size): ContourLevel[] {
  const { columns, rows } = grid;
  const levels = levels_of(values);
  const roots = { columns, rows, values: values.map(Math.sqrt) };
  // Rows begin at the lowest y.
  const found = levels_in(roots, levels.map(Math.sqrt), {
    x: (column) => (column / (columns - 1)) * width,
    y: (row) => (1 - row / (rows - 1)) * height,
  });
  return found.map(({ rings }, i) => ({ level: levels[i] as number, rings }));
}

export function surface_marks(levels: readonly ContourLevel[], { width, height }: Size): Mark[] {
  const ground = path([cell(0, 0, width, height)], { fill: levels.length > 0 ? 'ramp-low' : 'ramp-high' });
  return [
    ground,
    ...levels.map(({ rings }, i) => {
      const share = 1 - (1 - (i + 1) / levels.length) ** RISE;
      const fill = { of: 'ramp-high', into: 'ramp-low', share } as const;
      return path(rings, { fill, colour: 'ramp-line', width: 0.8 });
    }),
  ];
}

/** px that stay free around a level's number, and to the figure's edge */
const FREE = 34;
const EDGE = 16;

/** The lower right of a level's points that lie well within the figure. */
function number_place({ rings }: ContourLevel, { width, height }: Size): [number, number] | null {
  let best: [number, number] | null = null;
  for (const part of rings) {
    if ('radius' in part) continue;
    for (let i = 0; i < part.points.length; i += 2) {
      const [x, y] = [part.points[i] as number, part.points[i + 1] as number];
      if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE) continue;
      if (!best || x + y > best[0] + best[1]) best = [x, y];
    }
  }
  return best;
}

/** Numbers on the lines, at their lower right. */
export function level_numbers(levels: readonly ContourLevel[], size: Size): Mark[] {
  const occupied: [number, number][] = [];
  return levels.toReversed().flatMap((level): Mark[] => {
    const place = number_place(level, size);
    if (!place || occupied.some(([x, y]) => Math.hypot(x - place[0], y - place[1]) < FREE)) return [];
    occupied.push(place);
    const [x, y] = place;
    return [word({ x, y, text: tick_text(level.level), anchor: 'middle', halo: 'ramp-high', size: 10.5 })];
  });
}

/** A figure of the plane that a field spans. */
export const plane_figure = ({ grid }: FieldView, size: Size, marks: readonly Mark[]): Figure => ({
  ...size,
  font_size: 11,
  frame: { left: 0, top: 0, ...size },
  x: { min: grid.x[0], max: grid.x[1], log: false },
  y: { min: grid.y[0], max: grid.y[1], log: false },
  marks,
});

/** The surface alone. */
export const thumbnail_figure = (field: FieldView, size: Size): Figure =>
  plane_figure(field, size, surface_marks(surface_levels(field, size), size));
