// SPDX-License-Identifier: MIT
/** Pictures of 8 × 8: a sample as ink on paper, and units' weights by sign, all on one scale. */
import type { Figure, ImageMark } from '../../../figure/marks';
import { ramp_image } from '../../../figure/raster';
import { plain_figure } from '../../../figure/shapes';
import { handwriting } from '../../../lab/data/handwriting';
import type { UnitWeights } from '../../../worker/protocol';

const SIDE = 8;
export const PIXELS = SIDE * SIDE;

export function sample_picture(x: Float32Array, width: number, height: number): Figure {
  const image: ImageMark = {
    kind: 'image',
    ...{ x: 0, y: 0, width, height, columns: SIDE, rows: SIDE, smooth: false },
    pixels: () => handwriting(x),
  };
  return plain_figure(width, height, 12, [image]);
}

/** So many stand in a row. */
export const units_across = (width: number, unit: number): number =>
  Math.max(4, Math.min(8, Math.floor(width / (40 * unit))));

/** px of the page for so many units, where `width` px are there. */
export function units_height(count: number, width: number): number {
  const across = units_across(width, 1);
  return Math.ceil(count / across) * (width / across);
}

export function units_figure(
  { order, weights }: UnitWeights,
  { width, height, unit }: { width: number; height: number; unit: number },
): Figure {
  const across = units_across(width, unit);
  const down = Math.ceil(order.length / across);
  const pitch = Math.min(width / across, height / down);
  const side = pitch - 6 * unit;
  const most = weights.reduce((all, weight) => Math.max(all, Math.abs(weight)), 0) || 1;
  const images = Array.from(order, (_, i) =>
    ramp_image(
      {
        ...{ columns: SIDE, rows: SIDE, smooth: false },
        frame: {
          left: (i % across) * pitch,
          top: Math.floor(i / across) * pitch,
          width: side,
          height: side,
        },
      },
      weights.subarray(i * PIXELS, (i + 1) * PIXELS),
      [-most, most],
      ['class-1', 'card', 'class-0'],
    ),
  );
  return plain_figure(width, height, 12 * unit, images);
}

/** The unit drawn at a place; null: none is there. */
export function unit_at(
  count: number,
  { width, height, unit }: { width: number; height: number; unit: number },
  x: number,
  y: number,
): number | null {
  const across = units_across(width, unit);
  const pitch = Math.min(width / across, height / Math.ceil(count / across));
  const [column, row] = [Math.floor(x / pitch), Math.floor(y / pitch)];
  const index = row * across + column;
  return column >= 0 && column < across && index >= 0 && index < count ? index : null;
}
