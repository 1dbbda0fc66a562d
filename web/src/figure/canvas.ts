// SPDX-License-Identifier: MIT
/** A chart's marks on a canvas, drawn anew for every frame. Those that no chart has are drawn by canvas-marks.ts. */
import { type Pen, type Stroke, stroke_of } from './geometry';
import type { Inks } from './inks';
import type { AxisMark, Figure, Frame, Mark, TextMark } from './marks';

export type OtherMark = Exclude<Mark, AxisMark | TextMark>;
/** Draws what is no chart's. `draw`: whatever such a mark has in it. */
export type DrawOther = (
  ctx: CanvasRenderingContext2D,
  mark: OtherMark,
  inks: Inks,
  draw: (mark: Mark) => void,
) => void;

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
  const { text, x, y, halo } = mark;
  ctx.globalAlpha = 1;
  ctx.font = `${mark.bold ? '650 ' : ''}${mark.size ?? figure.font_size}px system-ui, sans-serif`;
  ctx.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[mark.anchor];
  ctx.textBaseline = 'middle';
  if (halo) {
    ctx.setLineDash([]);
    ctx.lineWidth = HALO;
    ctx.strokeStyle = inks[halo === true ? 'card' : halo];
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = inks[mark.colour];
  ctx.fillText(text, x, y);
}

/** `ratio`: the canvas's pixels in one of the figure's. `other`: left out where all marks are a chart's. */
export function draw_figure(
  ctx: CanvasRenderingContext2D,
  figure: Figure,
  inks: Inks,
  ratio: number,
  other?: DrawOther,
): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, figure.width, figure.height);
  ctx.lineJoin = 'round';
  const draw = (mark: Mark): void => {
    if (mark.kind === 'text') draw_text(ctx, mark, figure, inks);
    else if (mark.kind === 'line' || mark.kind === 'point' || mark.kind === 'rule') {
      const stroke = stroke_of(mark, figure, 1 / ratio);
      begin(ctx, stroke, inks);
      if (stroke.curve) draw_curve(ctx, stroke, figure.frame);
      else draw_shape(ctx, stroke);
    } else if (other) other(ctx, mark, inks, draw);
    else throw new TypeError(`no chart has a ${mark.kind}`);
  };
  figure.marks.forEach(draw);
}
