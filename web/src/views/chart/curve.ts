// SPDX-License-Identifier: MIT
/**
 * A curve on uPlot's canvas. Where many steps share a pixel column, the column is filled from their least to their
 * greatest value: the same picture as a line through them all, for a fraction of the work.
 */
import uPlot from 'uplot';
import type { Series } from '../../state/contract';

export type Points = Pick<Series, 'step' | 'value'>;

/** Points in a pixel column from which on columns are drawn instead of a line. */
const CROWDED = 2;

/** A pixel column and the part of it the curve covers. */
type Span = (column: number, least: number, greatest: number) => void;

/**
 * The columns a series covers, left to right, with the way from one to the next included. `column_of` grows with the
 * step. What is not finite leaves a gap.
 */
export function spans({ step, value }: Points, column_of: (step: number) => number, take: Span): void {
  let column = Number.NaN;
  let least = Number.NaN;
  let greatest = Number.NaN;
  let last = Number.NaN;
  const done = () => {
    if (least <= greatest) take(column, least, greatest);
  };
  for (let i = 0; i < step.length; i++) {
    const next = column_of(step[i] as number);
    const y = value[i] as number;
    if (next !== column) {
      done();
      column = next;
      least = last;
      greatest = last;
    }
    if (Number.isFinite(y)) {
      // Written so that a number takes the place of NaN.
      if (!(least <= y)) least = y;
      if (!(greatest >= y)) greatest = y;
    }
    last = Number.isFinite(y) ? y : Number.NaN;
  }
  done();
}

interface Place {
  x(step: number): number;
  y(value: number): number;
}

/** How far beyond the plot a curve is still drawn, in its heights: canvases do not like endless lines. */
const BEYOND = 4;

/** `held`: what lies beyond the plot is drawn at its edge. */
function place_of(plot: uPlot, held: boolean): Place {
  const { left, top, width, height } = plot.bbox;
  const { min, max } = plot.scales.x as { min: number; max: number };
  const across = width / (max - min);
  const room = held ? 0 : BEYOND * height;
  return {
    x: (step) => left + (step - min) * across,
    y: (value) => Math.min(Math.max(plot.valToPos(value, 'y', true), top - room), top + height + room),
  };
}

function draw_line(ctx: CanvasRenderingContext2D, { step, value }: Points, { x, y }: Place): void {
  const line = new Path2D();
  let gap = true;
  for (let i = 0; i < step.length; i++) {
    const finite = Number.isFinite(value[i]);
    if (finite && gap) line.moveTo(x(step[i] as number), y(value[i] as number));
    else if (finite) line.lineTo(x(step[i] as number), y(value[i] as number));
    gap = !finite;
  }
  ctx.stroke(line);
}

function draw_columns(ctx: CanvasRenderingContext2D, series: Points, { x, y }: Place): void {
  const thick = ctx.lineWidth;
  const wide = Math.max(1, Math.round(thick));
  spans(
    series,
    (step) => Math.floor(x(step)),
    (column, least, greatest) => {
      const top = y(greatest) - thick / 2;
      ctx.fillRect(column, top, wide, y(least) + thick / 2 - top);
    },
  );
}

function draw_end(ctx: CanvasRenderingContext2D, { step, value }: Points, { x, y }: Place): void {
  const last = value.findLastIndex(Number.isFinite);
  if (last < 0) return;
  ctx.beginPath();
  ctx.arc(x(step[last] as number), y(value[last] as number), 3 * uPlot.pxRatio, 0, 2 * Math.PI);
  ctx.fill();
}

export interface Pen {
  colour: string;
  /** CSS px */
  width: number;
  /** drawn behind, without an end, and only where the plot is */
  faint: boolean;
}

const FAINT = 0.28;

/** Draws as uPlot's hook for a series' path, and leaves uPlot nothing to draw. */
export function draw_curve(plot: uPlot, series: Points, { colour, width, faint }: Pen): null {
  const { ctx, bbox } = plot;
  const place = place_of(plot, !faint);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = width * uPlot.pxRatio * (faint ? 0.6 : 1);
  ctx.lineJoin = 'round';
  if (faint) {
    ctx.globalAlpha = FAINT;
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
  }
  const crowded = series.step.length > CROWDED * bbox.width;
  (crowded ? draw_columns : draw_line)(ctx, series, place);
  if (!faint) draw_end(ctx, series, place);
  ctx.restore();
  return null;
}
