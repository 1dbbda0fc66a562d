// SPDX-License-Identifier: MIT
/** A figure on a canvas, drawn anew for every frame. */
import { type Pen, type Stroke, stroke_of } from './geometry';
import type { Figure, Frame, Role, TextMark } from './marks';

export type Inks = Record<Role, string>;
/** The line at the frame's edge is seen whole. */
const EDGE = 2;
const HALO = 4;

function begin(ctx: CanvasRenderingContext2D, stroke: Stroke, inks: Inks): void {
  ctx.strokeStyle = inks[stroke.colour];
  ctx.fillStyle = inks[stroke.fill ?? stroke.colour];
  ctx.lineWidth = stroke.width;
  ctx.setLineDash(stroke.dash as number[]);
  ctx.globalAlpha = stroke.opacity;
}

/** Columns go straight onto the canvas: many small parts of one path take far longer. */
function draw_curve(
  ctx: CanvasRenderingContext2D,
  stroke: Stroke,
  { left, top, width, height }: Frame,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top - EDGE, width + EDGE, height + 2 * EDGE);
  ctx.clip();
  const line = new Path2D();
  const pen: Pen = {
    moveTo: (x, y) => line.moveTo(x, y),
    lineTo: (x, y) => line.lineTo(x, y),
    rect: (x, y, wide, high) => ctx.fillRect(x, y, wide, high),
    arc: (x, y, radius, from, to) => line.arc(x, y, radius, from, to),
  };
  stroke.trace(pen);
  if (stroke.width > 0) ctx.stroke(line);
  ctx.restore();
}

function draw_shape(ctx: CanvasRenderingContext2D, stroke: Stroke): void {
  ctx.beginPath();
  stroke.trace(ctx);
  if (stroke.fill) ctx.fill();
  if (stroke.width > 0) ctx.stroke();
}

function draw_text(ctx: CanvasRenderingContext2D, mark: TextMark, figure: Figure, inks: Inks): void {
  ctx.globalAlpha = 1;
  ctx.font = `${mark.bold ? '650 ' : ''}${figure.font_size}px system-ui, sans-serif`;
  ctx.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[mark.anchor];
  ctx.textBaseline = 'middle';
  if (mark.halo) {
    ctx.setLineDash([]);
    ctx.lineWidth = HALO;
    ctx.strokeStyle = inks.card;
    ctx.strokeText(mark.text, mark.x, mark.y);
  }
  ctx.fillStyle = inks[mark.colour];
  ctx.fillText(mark.text, mark.x, mark.y);
}

/** `ratio`: the canvas's pixels in one of the figure's. */
export function draw_figure(ctx: CanvasRenderingContext2D, figure: Figure, inks: Inks, ratio: number): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, figure.width, figure.height);
  ctx.lineJoin = 'round';
  for (const mark of figure.marks) {
    if (mark.kind === 'text') {
      draw_text(ctx, mark, figure, inks);
      continue;
    }
    const stroke = stroke_of(mark, figure, 1 / ratio);
    begin(ctx, stroke, inks);
    if (stroke.curve) draw_curve(ctx, stroke, figure.frame);
    else draw_shape(ctx, stroke);
  }
}
