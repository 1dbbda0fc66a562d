// SPDX-License-Identifier: MIT
/** A figure as an SVG file. */
import type { Inks } from './canvas';
import { type Pen, type Stroke, stroke_of } from './geometry';
import type { Figure, TextMark } from './marks';

/** Hundredths of a pixel are finer than any screen. */
const number = (value: number) => String(Number(value.toFixed(2)));
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

type Attributes = Record<string, string | number | null>;

function tag(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`,
  );
  return `<${name}${written.join('')}${inside ? `>${inside}</${name}>` : '/>'}`;
}

/** The path a stroke's pen goes. */
function path_of(stroke: Stroke): string {
  let path = '';
  const go = (command: string, ...numbers: number[]) => {
    path += command + numbers.map(number).join(' ');
  };
  const pen: Pen = {
    moveTo: (x, y) => go('M', x, y),
    lineTo: (x, y) => go('L', x, y),
    rect: (x, y, width, height) => {
      go('M', x, y);
      go('h', width);
      go('v', height);
      go('h', -width);
      go('Z');
    },
    // Only whole circles are asked for: two halves, since an arc that ends where it began is none.
    arc: (x, y, radius) => {
      go('A', radius, radius, 0, 0, 1, x - radius, y);
      go('A', radius, radius, 0, 0, 1, x + radius, y);
    },
  };
  stroke.trace(pen);
  return path;
}

function shape(stroke: Stroke, inks: Inks): string {
  const outlined = stroke.width > 0;
  return tag('path', {
    d: path_of(stroke),
    fill: stroke.fill ? inks[stroke.fill] : 'none',
    stroke: outlined ? inks[stroke.colour] : null,
    'stroke-width': outlined ? stroke.width : null,
    'stroke-linejoin': outlined ? 'round' : null,
    'stroke-dasharray': stroke.dash.length > 0 ? stroke.dash.join(' ') : null,
    opacity: stroke.opacity < 1 ? stroke.opacity : null,
    'clip-path': stroke.curve ? 'url(#frame)' : null,
  });
}

function words({ x, y, text, anchor, bold, halo, colour }: TextMark, inks: Inks): string {
  return tag(
    'text',
    {
      x,
      y,
      'text-anchor': anchor,
      'dominant-baseline': 'central',
      'font-weight': bold ? '650' : null,
      fill: inks[colour],
      stroke: halo ? inks.card : null,
      'stroke-width': halo ? 4 : null,
      'paint-order': halo ? 'stroke' : null,
    },
    escaped(text),
  );
}

export function svg_of(figure: Figure, inks: Inks): string {
  const { width, height, frame, font_size } = figure;
  const clip = tag('rect', {
    x: frame.left,
    y: frame.top - 2,
    width: frame.width + 2,
    height: frame.height + 4,
  });
  const marks = figure.marks.map((mark) =>
    mark.kind === 'text' ? words(mark, inks) : shape(stroke_of(mark, figure, 1), inks),
  );
  const parts = [
    tag('clipPath', { id: 'frame' }, clip),
    tag('rect', { width, height, fill: inks.card }),
    ...marks,
  ];
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${number(width)} ${number(height)}`,
      'font-family': 'system-ui, sans-serif',
      'font-size': font_size,
    },
    `\n${parts.join('\n')}\n`,
  );
}
