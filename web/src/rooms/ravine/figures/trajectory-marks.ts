// SPDX-License-Identifier: MIT
/** A trajectory on the plane: a line with a casing, a dot a step, and arrows. */
import type { Mark, PathPart } from '../../../figure/marks';
import type { Ink } from '../../../figure/paint';
import { arrow_parts, cased, open_line, path } from '../../../figure/shapes';
import type { Colour } from '../../../lib/colours';
import type { DescentPath } from '../../../worker/protocol';
import type { Plane } from './plane';

export interface TrajectoryLook {
  colour: Colour;
  velocity: boolean;
  gradient: boolean;
  /** the learning rate: a gradient's arrow is a plain step */
  lr: number;
}

/** Arrows along it, so many at most; dots no closer than can be told apart. */
const ARROWS = 8;
const HEAD = { length: 7, width: 7 };
/** px: what is shorter has no direction, what is longer no end in sight */
const SHORTEST = 2;
const LONGEST = 1e4;
const CLOSE = 3.5;
/** One that runs off is drawn so far beyond the figure, in its widths: canvases do not like endless lines. */
const BEYOND = 20;

function line_of({ x, y }: DescentPath, last: number, plane: Plane): PathPart {
  const far = BEYOND * plane.width;
  const points = new Float64Array(2 * (last + 1));
  const clamped = (value: number) => Math.min(Math.max(value, -far), far);
  for (let i = 0; i <= last; i++) {
    points[2 * i] = clamped(plane.x(x[i] as number));
    points[2 * i + 1] = clamped(plane.y(y[i] as number));
  }
  return open_line(points);
}

function dots_of({ x, y }: DescentPath, last: number, plane: Plane): PathPart[] {
  const dots: PathPart[] = [];
  let [last_x, last_y] = [Number.NaN, Number.NaN];
  for (let i = 0; i <= last; i++) {
    const [px, py] = [plane.x(x[i] as number), plane.y(y[i] as number)];
    if (Math.hypot(px - last_x, py - last_y) < CLOSE) continue;
    [last_x, last_y] = [px, py];
    dots.push({ x: px, y: py, radius: 2.1 });
  }
  return dots;
}

interface ArrowColumns {
  x: Float64Array;
  y: Float64Array;
  /** px a unit */
  scale: number;
  dash: readonly number[];
}

function arrow_marks(
  at: DescentPath,
  last: number,
  plane: Plane,
  { x, y, scale, dash }: ArrowColumns,
  ink: Ink,
): Mark[] {
  const every = Math.max(1, Math.ceil((last + 1) / ARROWS));
  const steps = Array.from({ length: last + 1 }, (_, i) => i);
  const arrows = steps
    .filter((i) => i === last || i % every === every >> 1)
    .flatMap((i) => {
      const [dx, dy] = [(x[i] as number) * scale, -(y[i] as number) * scale];
      const length = Math.hypot(dx, dy);
      if (!(length > SHORTEST && length <= LONGEST)) return [];
      const from = [plane.x(at.x[i] as number), plane.y(at.y[i] as number)] as const;
      return arrow_parts(from, [from[0] + dx, from[1] + dy], HEAD) ?? [];
    });
  return [
    path(
      arrows.map(({ shaft }) => shaft),
      { colour: ink, width: 2, dash },
    ),
    path(
      arrows.map(({ head }) => head),
      { fill: ink },
    ),
  ];
}

export function trajectory_marks(
  steps: DescentPath,
  step: number,
  plane: Plane,
  { colour, velocity, gradient, lr }: TrajectoryLook,
): Mark[] {
  const last = Math.min(step, steps.x.length - 1);
  const ink = { of: `${colour}-ink`, into: 'ink', share: 0.55 } as const;
  const { carried_x, carried_y, gradient_x, gradient_y } = steps;
  const arrows = (more: ArrowColumns) => arrow_marks(steps, last, plane, more, ink);
  const end = { x: plane.x(steps.x[last] as number), y: plane.y(steps.y[last] as number), radius: 6 };
  return [
    ...cased(path([line_of(steps, last, plane)], { colour, width: 2 }), 'casing', 1.25),
    path(dots_of(steps, last, plane), { fill: colour }),
    ...(velocity ? arrows({ x: carried_x, y: carried_y, scale: plane.unit, dash: [] }) : []),
    ...(gradient ? arrows({ x: gradient_x, y: gradient_y, scale: -lr * plane.unit, dash: [3, 2] }) : []),
    path([end], { fill: colour, colour: 'casing', width: 2 }),
  ];
}
