// SPDX-License-Identifier: MIT
/** What each canvas of the page shows at the moment, as the figure it was drawn from: files are written from it. */
import type { Figure } from './marks';

const figures = new WeakMap<HTMLCanvasElement, Figure>();

export function note_drawn(canvas: HTMLCanvasElement, figure: Figure | null): void {
  if (figure) figures.set(canvas, figure);
  else figures.delete(canvas);
}

/** Undefined where nothing is drawn. */
export const drawn_on = (canvas: HTMLCanvasElement): Figure | undefined => figures.get(canvas);
