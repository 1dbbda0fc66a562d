// SPDX-License-Identifier: MIT
/** Grids of values as images: a ramp of colours, or the colours of classes blended by their probabilities. */
import type { Inks } from './inks';
import type { Frame, ImageMark } from './marks';
import { type Ink, paint_of, type Rgb, rgb_of } from './paint';

/** Row 0 is the top one. */
export interface Raster {
  columns: number;
  rows: number;
}

type Look = Raster & { frame: Frame; smooth: boolean };

function rgb_in(ink: Ink, inks: Inks): Rgb {
  const rgb = rgb_of(paint_of(ink, inks));
  if (!rgb) throw new TypeError(`no colour of an image: ${paint_of(ink, inks)}`);
  return rgb;
}

/** `put` writes a pixel's red, green and blue at an index; what it leaves out is not seen. */
function image(
  look: Look,
  colours: readonly Ink[],
  fill: (pixels: Uint8ClampedArray, rgb: readonly Rgb[]) => void,
): ImageMark {
  const { columns, rows, smooth, frame } = look;
  const { left: x, top: y, width, height } = frame;
  return {
    kind: 'image',
    ...{ x, y, width, height, columns, rows, smooth },
    pixels: (inks) => {
      const pixels = new Uint8ClampedArray(4 * columns * rows);
      fill(
        pixels,
        colours.map((ink) => rgb_in(ink, inks)),
      );
      return pixels;
    },
  };
}

/** Values from `low` to `high` through two or more colours, evenly spaced; what is not finite is left out. */
export function ramp_image(
  look: Look,
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
  colours: readonly Ink[],
): ImageMark {
  return image(look, colours, (pixels, rgb) => {
    for (let i = 0; i < look.columns * look.rows; i++) {
      const value = values[i] as number;
      if (!Number.isFinite(value)) continue;
      const at = Math.min(Math.max((value - low) / (high - low), 0), 1) * (rgb.length - 1);
      const below = Math.min(Math.floor(at), rgb.length - 2);
      const [one, other] = [rgb[below] as Rgb, rgb[below + 1] as Rgb];
      for (let part = 0; part < 3; part++)
        pixels[4 * i + part] =
          (one[part] as number) + (at - below) * ((other[part] as number) - (one[part] as number));
      pixels[4 * i + 3] = 255;
    }
  });
}

/** A colour a class, as much of each as it is probable: `shares` has all classes of a pixel, then those of the next. */
export function blend_image(look: Look, shares: ArrayLike<number>, colours: readonly Ink[]): ImageMark {
  const classes = colours.length;
  return image(look, colours, (pixels, rgb) => {
    for (let i = 0; i < look.columns * look.rows; i++) {
      for (let part = 0; part < 3; part++) {
        let sum = 0;
        for (let one = 0; one < classes; one++)
          sum += (shares[i * classes + one] as number) * ((rgb[one] as Rgb)[part] as number);
        pixels[4 * i + part] = sum;
      }
      pixels[4 * i + 3] = 255;
    }
  });
}
