// SPDX-License-Identifier: MIT
/** Directions on a plane in degrees, counted from the right, anticlockwise: −180 … 180. */

export const angle_of = (x: number, y: number): number => (Math.atan2(y, x) * 180) / Math.PI;

/** The same direction, as a whole number. */
export function turned_to(angle: number): number {
  const whole = Math.round(angle) % 360;
  return whole > 180 ? whole - 360 : whole <= -180 ? whole + 360 : whole;
}

/** Between two directions, 0 … 180. */
export function between(one: number, other: number): number {
  const off = Math.abs(one - other) % 360;
  return off > 180 ? 360 - off : off;
}
