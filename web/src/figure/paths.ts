// SPDX-License-Identifier: MIT
/** The way of a pen along a path's lines and circles. */
import type { Pen } from './geometry';
import type { PathPart } from './marks';

/** What else a path asks of it. */
export type PathPen = Pick<Pen, 'moveTo' | 'lineTo' | 'arc'> & { closePath(): void };

/** What lies nowhere is left out. */
export function trace_parts(pen: PathPen, parts: readonly PathPart[]): void {
  for (const part of parts) {
    if ('radius' in part) trace_circle(pen, part);
    else trace_points(pen, part);
  }
}

function trace_circle(pen: PathPen, { x, y, radius }: Extract<PathPart, { radius: number }>): void {
  if (!Number.isFinite(x + y)) return;
  pen.moveTo(x + radius, y);
  pen.arc(x, y, radius, 0, 2 * Math.PI);
}

function trace_points(pen: PathPen, { points, closed }: Extract<PathPart, { closed: boolean }>): void {
  let begun = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (!Number.isFinite(x + y)) continue;
    if (begun) pen.lineTo(x, y);
    else pen.moveTo(x, y);
    begun = true;
  }
  if (closed && begun) pen.closePath();
}
