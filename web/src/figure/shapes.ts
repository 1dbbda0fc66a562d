// SPDX-License-Identifier: MIT
/** Marks made of data in the figure's pixels: lines with a casing, areas, cells, dots, arrows, the shapes of classes. */
import type { PixelPlace } from './geometry';
import type { Figure, Frame, GroupMark, Mark, PathMark, PathPart, Points } from './marks';
import type { Ink } from './paint';

type Paint = Omit<PathMark, 'kind' | 'parts'>;

/** Lines or areas that look alike. */
export const path = (parts: readonly PathPart[], paint: Paint): PathMark => ({
  kind: 'path',
  parts,
  ...paint,
});

/** x₀, y₀, x₁, y₁ … */
export const open_line = (points: ArrayLike<number>): PathPart => ({ points, closed: false });
export const polygon = (points: ArrayLike<number>): PathPart => ({ points, closed: true });
export const cell = (x: number, y: number, width: number, height: number): PathPart =>
  polygon([x, y, x + width, y, x + width, y + height, x, y + height]);
export const frame_part = ({ left, top, width, height }: Frame): PathPart => cell(left, top, width, height);

/** Seen in the frame only. */
export const within = (frame: Frame, marks: readonly Mark[]): GroupMark => ({
  kind: 'group',
  clip: [frame_part(frame)],
  marks,
});

/** Over another colour, by which it stands out from what lies below: as wide on each side. */
export const cased = (mark: PathMark, casing: Ink, by: number): PathMark[] => [
  { ...mark, colour: casing, width: (mark.width ?? 1) + 2 * by, dash: [] },
  mark,
];

/** Between two lines of values over the same steps; what is not finite ends an area, and another begins behind it. */
export function area({ step, value }: Points, base: ArrayLike<number>, { x, y }: PixelPlace): PathPart[] {
  const parts: PathPart[] = [];
  let there: number[] = [];
  let back: number[] = [];
  const done = () => {
    if (there.length > 2) parts.push(polygon([...there, ...back]));
    there = [];
    back = [];
  };
  for (let i = 0; i < step.length; i++) {
    const [high, low] = [value[i] as number, base[i] as number];
    if (!Number.isFinite(high) || !Number.isFinite(low)) {
      done();
      continue;
    }
    const at = x(step[i] as number);
    there.push(at, y(high));
    back.unshift(at, y(low));
  }
  done();
  return parts;
}

/** An arrow's shaft and head, of px; null where it is too short to have a direction. */
export function arrow_parts(
  from: readonly [number, number],
  to: readonly [number, number],
  head: { length: number; width: number },
): { shaft: PathPart; head: PathPart } | null {
  const [x, y] = from;
  const [tip_x, tip_y] = to;
  const length = Math.hypot(tip_x - x, tip_y - y);
  if (!(length > 0) || !Number.isFinite(length)) return null;
  const [ux, uy] = [(tip_x - x) / length, (tip_y - y) / length];
  // A short arrow has a small head, and the shaft ends within it.
  const long = Math.min(head.length, 0.6 * length);
  const half = (long * head.width) / head.length / 2;
  const at = (along: number, aside: number) => [
    tip_x - ux * along - uy * aside,
    tip_y - uy * along + ux * aside,
  ];
  return {
    shaft: open_line([x, y, ...at(0.8 * long, 0)]),
    head: polygon([tip_x, tip_y, ...at(long, half), ...at(long, -half)]),
  };
}

/** Of the classes of data, in their order. */
export const SHAPES = ['circle', 'triangle', 'square', 'diamond', 'plus'] as const;
export type MarkShape = (typeof SHAPES)[number];

/** Corners, the angle of the first, and the radius that gives it the area of a circle of radius 1. */
const CORNERS: Record<Exclude<MarkShape, 'circle' | 'plus'>, readonly [number, number, number]> = {
  triangle: [3, -Math.PI / 2, 1.555],
  square: [4, -Math.PI / 4, 1.253],
  diamond: [4, -Math.PI / 2, 1.253],
};

/** Half of a plus's arm, and how far it reaches, with the area of a circle of radius 1. */
const PLUS = [0.38, 1.224] as const;
const PLUS_CORNERS = [0, 1, 2, 3].flatMap((turn) => {
  const [half, reach] = PLUS;
  const corners = [
    [half, -half],
    [reach, -half],
    [reach, half],
  ] as const;
  const [cos, sin] = [[1, 0, -1, 0][turn] as number, [0, 1, 0, -1][turn] as number];
  return corners.flatMap(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
});

/** As large to the eye whichever shape it has: `radius` is a circle's. */
export function shape_part(shape: MarkShape, x: number, y: number, radius: number): PathPart {
  if (shape === 'circle') return { x, y, radius };
  if (shape === 'plus')
    return polygon(PLUS_CORNERS.map((corner, i) => (i % 2 === 0 ? x : y) + radius * corner));
  const [corners, first, size] = CORNERS[shape];
  const points = Array.from({ length: corners }, (_, i) => first + (2 * Math.PI * i) / corners).flatMap(
    (angle) => [x + size * radius * Math.cos(angle), y + size * radius * Math.sin(angle)],
  );
  return polygon(points);
}

/** Points that look alike, hollow ones around `inside`; with a casing by which they stand out from an image. */
export function point_marks(
  places: readonly (readonly [number, number])[],
  look: { shape: MarkShape; radius: number; colour: Ink; inside?: Ink; casing?: Ink },
): PathMark[] {
  const { shape, radius, colour, inside, casing } = look;
  const parts = places.map(([x, y]) => shape_part(shape, x, y, radius));
  const mark = path(parts, inside ? { colour, fill: inside, width: 1.4 } : { fill: colour });
  return casing ? [path(parts, { colour: casing, width: inside ? 3.4 : 2 }), mark] : [mark];
}

/** Marks that know no axes: all lie in its pixels. */
export const plain_figure = (
  width: number,
  height: number,
  font_size: number,
  marks: readonly Mark[],
): Figure => ({
  width,
  height,
  font_size,
  frame: { left: 0, top: 0, width, height },
  x: { min: 0, max: width, log: false },
  y: { min: 0, max: height, log: false },
  marks,
});
