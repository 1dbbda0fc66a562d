// SPDX-License-Identifier: MIT
/**
 * The ravine of the lesson, as geometry: which way is downhill, and which way is the bottom. ½ wᵀHw with eigenvalues 1
 * and `condition`; the floor runs along the first, turned by `angle` degrees clockwise. Angles are in degrees, counted
 * from the right, anticlockwise.
 */
export interface Vector {
  x: number;
  y: number;
}

export const RAVINE = {
  condition: 50,
  angle: 17,
  start: { x: -8.73, y: 4.29 },
  lr: 0.036,
  steps: 60,
} as const;

const RADIANS = Math.PI / 180;

/** Along the floor and across it. */
const AXES = {
  along: { x: Math.cos(RAVINE.angle * RADIANS), y: -Math.sin(RAVINE.angle * RADIANS) },
  across: { x: Math.sin(RAVINE.angle * RADIANS), y: Math.cos(RAVINE.angle * RADIANS) },
};

const dot = (one: Vector, other: Vector) => one.x * other.x + one.y * other.y;
const angle_of = ({ x, y }: Vector) => Math.atan2(y, x) / RADIANS;

export const in_valley = (at: Vector): Vector => ({ x: dot(at, AXES.along), y: dot(at, AXES.across) });
export const from_valley = ({ x, y }: Vector): Vector => ({
  x: x * AXES.along.x + y * AXES.across.x,
  y: x * AXES.along.y + y * AXES.across.y,
});

export function height(at: Vector): number {
  const { x, y } = in_valley(at);
  return 0.5 * (x * x + RAVINE.condition * y * y);
}

export function gradient(at: Vector): Vector {
  const { x, y } = in_valley(at);
  return from_valley({ x, y: RAVINE.condition * y });
}

/** Where plain descent comes by, the start first. */
export function descent(start: Vector, lr: number, steps: number): Vector[] {
  const path = [start];
  for (let at = start; path.length <= steps; path.push(at)) {
    const slope = gradient(at);
    at = { x: at.x - lr * slope.x, y: at.y - lr * slope.y };
  }
  return path;
}

export function steepest(at: Vector): number {
  const { x, y } = gradient(at);
  return angle_of({ x: -x, y: -y });
}

export const to_bottom = ({ x, y }: Vector): number => angle_of({ x: -x, y: -y });

/** Between two directions, 0 … 180 degrees. */
export function between(one: number, other: number): number {
  const off = Math.abs(one - other) % 360;
  return off > 180 ? 360 - off : off;
}

/** Steps of plain descent that divide the loss along an axis of this curvature by ten. */
export const tenth_every = (curvature: number): number =>
  -1 / (2 * Math.log10(Math.abs(1 - RAVINE.lr * curvature)));
