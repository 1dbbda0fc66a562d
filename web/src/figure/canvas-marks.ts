// SPDX-License-Identifier: MIT
/** A figure of any marks on a canvas: a chart's, paths, images and clipped groups. */
import { type DrawOther, draw_figure, type OtherMark } from './canvas';
import { note_drawn } from './drawn';
import type { Inks } from './inks';
import type { Figure, ImageMark, PathMark, PathPart } from './marks';
import { paint_of } from './paint';
import { trace_parts } from './paths';

/** What stays the same from frame to frame, as contours do, is traced once. */
const paths = new WeakMap<readonly PathPart[], Path2D>();

function path_of(parts: readonly PathPart[]): Path2D {
  const known = paths.get(parts);
  if (known) return known;
  const path = new Path2D();
  trace_parts(path, parts);
  paths.set(parts, path);
  return path;
}

function draw_path(ctx: CanvasRenderingContext2D, mark: PathMark, inks: Inks): void {
  const { parts, colour, fill, width = 1, dash = [], opacity = 1 } = mark;
  const path = path_of(parts);
  ctx.globalAlpha = opacity;
  ctx.setLineDash(dash as number[]);
  if (fill) {
    ctx.fillStyle = paint_of(fill, inks);
    ctx.fill(path);
  }
  if (colour) {
    ctx.strokeStyle = paint_of(colour, inks);
    ctx.lineWidth = width;
    ctx.stroke(path);
  }
}

function draw_image(ctx: CanvasRenderingContext2D, mark: ImageMark, inks: Inks): void {
  const { x, y, width, height, columns, rows, smooth } = mark;
  const grid = document.createElement('canvas');
  Object.assign(grid, { width: columns, height: rows });
  grid.getContext('2d')?.putImageData(new ImageData(mark.pixels(inks), columns, rows), 0, 0);
  ctx.globalAlpha = 1;
  ctx.imageSmoothingEnabled = smooth;
  ctx.drawImage(grid, x, y, width, height);
}

const draw_other: DrawOther = (ctx, mark: OtherMark, inks, draw) => {
  if (mark.kind === 'path') draw_path(ctx, mark, inks);
  else if (mark.kind === 'image') draw_image(ctx, mark, inks);
  else {
    ctx.save();
    if (mark.kind === 'group') {
      ctx.clip(path_of(mark.clip));
      mark.marks.forEach(draw);
    } else {
      const { x, y } = mark.words;
      ctx.translate(x, y);
      ctx.rotate(mark.turn);
      ctx.translate(-x, -y);
      draw(mark.words);
    }
    ctx.restore();
  }
};

/** `ratio`: the canvas's pixels in one of the figure's. */
export const draw_marks = (ctx: CanvasRenderingContext2D, figure: Figure, inks: Inks, ratio: number): void =>
  draw_figure(ctx, figure, inks, ratio, draw_other);

/**
 * The figure, or nothing, on a canvas that takes `width` × `height` px of the page; `scale`: so many times larger than it was
 * made for. A canvas that is given another size is empty, so it is given one only then.
 */
export function draw_on(
  ctx: CanvasRenderingContext2D,
  figure: Figure | null,
  { width, height }: { width: number; height: number },
  inks: () => Inks,
  scale = 1,
): void {
  const { canvas } = ctx;
  const ratio = devicePixelRatio;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  note_drawn(canvas, figure);
  if (figure) draw_marks(ctx, figure, inks(), ratio * scale);
  else ctx.clearRect(0, 0, columns, rows);
}
