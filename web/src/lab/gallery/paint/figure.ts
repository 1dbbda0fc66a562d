// SPDX-License-Identifier: MIT
/** The plane that is painted on, as a figure: its axes, the points, the keyboard's cross, and where the brush is. */
import type { Figure, Mark } from '../../../figure/marks';
import { open_line, path, plain_figure } from '../../../figure/shapes';
import type { Size } from '../../../figure/use-figure';
import { COLUMNS, type PaintedPoint, type PaintPlace, ROWS } from '../../data/painted/points';
import { points_marks } from '../../data/picture';

const FONT = 11;
const RADIUS = 3.4;
/** Half of an arm of the cross, px, and the gap in its middle. */
const ARM = 13;
const GAP = 3;

/** From grid to px. */
const in_pixels =
  ({ width, height }: Size) =>
  ({ column, row }: PaintPlace): readonly [number, number] => [
    ((column + 0.5) / COLUMNS) * width,
    (1 - (row + 0.5) / ROWS) * height,
  ];

/** From px, counted from the figure's upper left corner. */
export function place_at(x: number, y: number, { width, height }: Size): PaintPlace {
  const line = (share: number, lines: number) => Math.min(Math.max(Math.floor(share * lines), 0), lines - 1);
  return { column: line(x / width, COLUMNS), row: line(1 - y / height, ROWS) };
}

/** x = 0 and y = 0. */
function axes({ width, height }: Size): Mark {
  const [x, y] = [width / 2, height / 2];
  return path([open_line([0, y, width, y]), open_line([x, 0, x, height])], { colour: 'line', width: 1 });
}

function cross_mark([x, y]: readonly [number, number]): Mark[] {
  const arms = [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ].map(([across = 0, up = 0]) =>
    open_line([x + GAP * across, y + GAP * up, x + ARM * across, y + ARM * up]),
  );
  return [path(arms, { colour: 'card', width: 4.5 }), path(arms, { colour: 'ink', width: 1.8 })];
}

export function paint_figure(points: readonly PaintedPoint[], cross: PaintPlace | null, size: Size): Figure {
  const place = in_pixels(size);
  const radius = RADIUS * Math.min(1, 0.55 + size.width / 1600);
  const labels = points.map(({ label }) => label);
  const marks = points_marks({ places: points.map(place), labels }, { radius, inside: 'card' });
  const pointer = cross ? cross_mark(place(cross)) : [];
  return plain_figure(size.width, size.height, FONT, [axes(size), ...marks, ...pointer]);
}
