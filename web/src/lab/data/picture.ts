// SPDX-License-Identifier: MIT
/** Data points on a plane as marks: a shape and a colour a class, hollow where a point is only tested. */
import { CLASS_ROLES } from '../../figure/inks';
import type { PathMark } from '../../figure/marks';
import type { Ink } from '../../figure/paint';
import { type MarkShape, point_marks, SHAPES } from '../../figure/shapes';
import { grouped } from '../../lib/group-by';

/** Points with classes, in the figure's pixels. */
export interface PlacedPoints {
  places: readonly (readonly [number, number])[];
  /** the class of each, 0 … */
  labels: ArrayLike<number>;
  /** not 0: the point is only tested; left out: none is */
  test?: ArrayLike<number>;
}

export interface PointLook {
  /** of a circle, px; the other shapes are as large to the eye */
  radius: number;
  /** within hollow points */
  inside: Ink;
  /** around each point, where it lies over an image */
  casing?: Ink;
}

/** More classes than there are shapes begin again with the first: then labels have to be printed. */
export const class_look = (label: number): { shape: MarkShape; colour: (typeof CLASS_ROLES)[number] } => ({
  shape: SHAPES[label % SHAPES.length] as MarkShape,
  colour: CLASS_ROLES[label % CLASS_ROLES.length] as (typeof CLASS_ROLES)[number],
});

/** A path for all filled points of a class, another for the hollow ones: those of training lie below. */
export function points_marks({ places, labels, test }: PlacedPoints, look: PointLook): PathMark[] {
  const { inside, ...rest } = look;
  const numbers = Array.from(places, (_, i) => i);
  const groups = grouped(numbers, (i) => 2 * (labels[i] as number) + (test?.[i] ? 1 : 0));
  const in_order = [...groups].sort(([a], [b]) => (a % 2) - (b % 2) || a - b);
  return in_order.flatMap(([group, members]) => {
    const hollow = group % 2 === 1;
    const points = members.map((i) => places[i] as readonly [number, number]);
    return point_marks(points, { ...class_look(group >> 1), ...rest, ...(hollow && { inside }) });
  });
}
