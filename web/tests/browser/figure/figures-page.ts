// SPDX-License-Identifier: MIT
/** What figures.test.ts has in its page: each figure drawn on a canvas and as an SVG file, and how far they differ. */
import { draw_marks } from '../../../src/figure/canvas-marks';
import type { Figure } from '../../../src/figure/marks';
import { figure, IMAGES, INKS, MARKS, regions_figure, TEXTS } from '../../unit/figure/every-mark';
import { svg_of } from '../../unit/figure/svg-file';

/** Pixels of the pictures in one of the figure's. */
const RATIO = 2;
const ABOUT = { title: 'A mark', desc: 'As a file has it', lang: 'en' };
/** Of a pixel's three colours, of 255: what smoothed edges may differ by. */
const EDGE = 48;

interface Difference {
  /** pixels that are not the card's */
  painted: number;
  /** of those, the share that differs by more than its edges may */
  differs: number;
}

const FIGURES: Record<string, Figure> = {
  ...Object.fromEntries(
    Object.entries({ ...MARKS, ...TEXTS, ...IMAGES }).map(([name, mark]) => [name, figure([mark].flat())]),
  ),
  'regions of two classes': regions_figure(),
};

function canvas_for({ width, height }: Figure): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: RATIO * width, height: RATIO * height });
  document.body.append(canvas);
  return canvas.getContext('2d') as CanvasRenderingContext2D;
}

const pixels_of = (ctx: CanvasRenderingContext2D) =>
  ctx.getImageData(0, 0, ctx.canvas.width, ctx.canvas.height).data;

/** On the card's colour, as a file is. */
function on_canvas(shown: Figure): Uint8ClampedArray {
  const ctx = canvas_for(shown);
  draw_marks(ctx, shown, INKS, RATIO);
  ctx.globalCompositeOperation = 'destination-over';
  ctx.fillStyle = INKS.card;
  ctx.globalAlpha = 1;
  ctx.fillRect(0, 0, shown.width, shown.height);
  return pixels_of(ctx);
}

async function as_file(shown: Figure): Promise<Uint8ClampedArray> {
  const text = svg_of(shown, INKS, ABOUT);
  const wrong = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
  if (wrong) throw new Error(`no SVG: ${wrong.textContent}`);
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;
  await image.decode();
  const ctx = canvas_for(shown);
  ctx.drawImage(image, 0, 0, ctx.canvas.width, ctx.canvas.height);
  return pixels_of(ctx);
}

const card = (RGB: Uint8ClampedArray, at: number) =>
  RGB[at] === 255 && RGB[at + 1] === 255 && RGB[at + 2] === 255;

function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): Difference {
  let [painted, differ] = [0, 0];
  for (let at = 0; at < one.length; at += 4) {
    if (card(one, at) && card(other, at)) continue;
    painted++;
    const most = Math.max(
      ...[0, 1, 2].map((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0))),
    );
    if (most > EDGE) differ++;
  }
  return { painted, differs: differ / painted };
}

export const names = Object.keys(FIGURES);

export async function compare(name: string): Promise<Difference> {
  const shown = FIGURES[name] as Figure;
  return difference(on_canvas(shown), await as_file(shown));
}

/** The same of a file whose marks are a pixel further right: the test's own measure. */
export async function compare_moved(name: string): Promise<Difference> {
  const shown = FIGURES[name] as Figure;
  const { left, ...frame } = shown.frame;
  const marks = shown.marks.map((mark) =>
    'x' in mark && mark.kind === 'text' ? { ...mark, x: mark.x + 1 } : mark,
  );
  return difference(
    on_canvas({ ...shown, marks, frame: { left: left + 1, ...frame } }),
    await as_file(shown),
  );
}
