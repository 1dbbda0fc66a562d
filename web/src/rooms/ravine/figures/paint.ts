// SPDX-License-Identifier: MIT
/** Ways on the plane: a line with a casing, a dot a step, and arrows. */
import type { DescentPath } from '../../../worker/protocol';
import type { Plane } from './plane';

export interface PathInks {
  line: string;
  arrow: string;
  casing: string;
}

export interface PathLook {
  velocity: boolean;
  gradient: boolean;
  /** the learning rate: a gradient's arrow is a plain step */
  lr: number;
}

/** Arrows along the way, so many at most; dots no closer than can be told apart. */
const ARROWS = 8;
const HEAD = 7;
const CLOSE = 3.5;
/** A way that runs off is drawn so far beyond the figure, in its widths: canvases do not like endless lines. */
const BEYOND = 20;

function trace(ctx: CanvasRenderingContext2D, { x, y }: DescentPath, step: number, plane: Plane): void {
  const far = BEYOND * plane.width;
  const held = (value: number) => Math.min(Math.max(value, -far), far);
  ctx.beginPath();
  for (let i = 0; i <= step; i++) {
    const [px, py] = [held(plane.x(x[i] as number)), held(plane.y(y[i] as number))];
    if (i === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  }
}

function arrow(ctx: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  const length = Math.hypot(dx, dy);
  if (!(length > 2) || length > 1e4) return;
  const [ux, uy] = [dx / length, dy / length];
  const head = Math.min(HEAD, length * 0.6);
  const [ex, ey] = [x + dx, y + dy];
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(ex - ux * head * 0.8, ey - uy * head * 0.8);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(ex, ey);
  ctx.lineTo(ex - ux * head - uy * head * 0.5, ey - uy * head + ux * head * 0.5);
  ctx.lineTo(ex - ux * head + uy * head * 0.5, ey - uy * head - ux * head * 0.5);
  ctx.closePath();
  ctx.fill();
}

function draw_dots(ctx: CanvasRenderingContext2D, { x, y }: DescentPath, step: number, plane: Plane): void {
  let [last_x, last_y] = [Number.NaN, Number.NaN];
  for (let i = 0; i <= step; i++) {
    const [px, py] = [plane.x(x[i] as number), plane.y(y[i] as number)];
    if (Math.hypot(px - last_x, py - last_y) < CLOSE) continue;
    [last_x, last_y] = [px, py];
    ctx.beginPath();
    ctx.arc(px, py, 2.1, 0, 2 * Math.PI);
    ctx.fill();
  }
}

function draw_arrows(
  ctx: CanvasRenderingContext2D,
  path: DescentPath,
  step: number,
  plane: Plane,
  look: PathLook,
): void {
  const every = Math.max(1, Math.ceil((step + 1) / ARROWS));
  const wanted = (i: number) => i === step || i % every === every >> 1;
  for (let i = 0; i <= step; i++) {
    if (!wanted(i)) continue;
    const at = (column: Float64Array) => column[i] as number;
    const [x, y] = [plane.x(at(path.x)), plane.y(at(path.y))];
    if (look.velocity) arrow(ctx, x, y, at(path.carried_x) * plane.unit, -at(path.carried_y) * plane.unit);
    if (!look.gradient) continue;
    const scale = -look.lr * plane.unit;
    ctx.save();
    ctx.setLineDash([3, 2]);
    arrow(ctx, x, y, at(path.gradient_x) * scale, -at(path.gradient_y) * scale);
    ctx.restore();
  }
}

export function draw_way(
  ctx: CanvasRenderingContext2D,
  path: DescentPath,
  step: number,
  plane: Plane,
  look: PathLook,
  inks: PathInks,
): void {
  const last = Math.min(step, path.x.length - 1);
  ctx.lineJoin = 'round';
  trace(ctx, path, last, plane);
  ctx.strokeStyle = inks.casing;
  ctx.lineWidth = 4.5;
  ctx.stroke();
  ctx.strokeStyle = inks.line;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.fillStyle = inks.line;
  draw_dots(ctx, path, last, plane);
  ctx.strokeStyle = inks.arrow;
  ctx.fillStyle = inks.arrow;
  draw_arrows(ctx, path, last, plane, look);
  ctx.beginPath();
  ctx.arc(plane.x(path.x[last] as number), plane.y(path.y[last] as number), 6, 0, 2 * Math.PI);
  ctx.fillStyle = inks.line;
  ctx.strokeStyle = inks.casing;
  ctx.fill();
  ctx.stroke();
}
