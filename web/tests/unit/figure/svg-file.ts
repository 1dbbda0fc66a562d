// SPDX-License-Identifier: MIT
/** A figure alone as the text of an SVG file, on the card's colour. */
import type { Inks } from '../../../src/figure/inks';
import type { Figure } from '../../../src/figure/marks';
import { type SvgAbout, sheet_text, svg_elements } from '../../../src/figure/svg/svg';

export function svg_of(figure: Figure, inks: Inks, about: SvgAbout): string {
  const { width, height, font_size } = figure;
  const parts = svg_elements(figure, inks, 'clip-');
  return sheet_text({ ...about, width, height, font_size, paper: inks.card, parts });
}
