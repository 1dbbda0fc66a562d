// SPDX-License-Identifier: MIT
/** A figure as a part of the page that style sheets, print and tests reach into; its colours follow the theme by themselves. */
import { h, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Figure } from '../marks';
import { page_inks } from '../paint';
import { type SvgElement, svg_elements } from './svg';

const view = ({ tag, attributes, children }: SvgElement): VNode =>
  h(tag, { ...attributes }, ...children.map((child) => (typeof child === 'string' ? child : view(child))));

/** For the eye alone: what it shows is said beside it. */
export function FigureSvg({ figure, class: name }: { figure: Figure; class?: string }) {
  const { width, height, font_size } = figure;
  const id = useId();
  return (
    <svg class={name} viewBox={`0 0 ${width} ${height}`} font-size={font_size} aria-hidden="true">
      {svg_elements(figure, page_inks(), `clip-${id}-`).map(view)}
    </svg>
  );
}
