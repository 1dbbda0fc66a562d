// SPDX-License-Identifier: MIT
/** Where the drawing of a network has its units and lines. */
export const WIDTH = 280;
export const HEIGHT = 320;
const LEFT = 14;
/** Room for the names of the outputs. */
const RIGHT = 30;
/** In a layer with more units there is no room for circles. */
export const MOST_CIRCLES = 32;
/** Small layers stand close together, in the middle. */
const MOST_GAP = 58;

export interface UnitPoint {
  x: number;
  y: number;
}

const gap_of = (units: number) => Math.min(MOST_GAP, (HEIGHT - 4) / Math.max(1, units));

export const x_of = (layer: number, layers: number): number =>
  LEFT + (layer * (WIDTH - LEFT - RIGHT)) / Math.max(1, layers - 1);
export const y_of = (unit: number, units: number): number =>
  HEIGHT / 2 + (unit - (units - 1) / 2) * gap_of(units);
export const radius_of = (units: number): number =>
  units > MOST_CIRCLES ? 1.5 : Math.min(11, gap_of(units) / 2 - 2);

export interface Segment {
  from: UnitPoint;
  to: UnitPoint;
}

/** From a point to the nearest of a segment. */
export function distance({ from, to }: Segment, { x, y }: UnitPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / square : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

/** The segment a click means, though lines are thin: the nearest within reach. */
export function nearest<S extends Segment>(
  segments: readonly S[],
  point: UnitPoint,
  reach: number,
): S | null {
  let best: S | null = null;
  let least = reach;
  for (const segment of segments) {
    const far = distance(segment, point);
    if (far > least) continue;
    best = segment;
    least = far;
  }
  return best;
}
